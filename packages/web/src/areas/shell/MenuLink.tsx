import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentCompany } from './current-company.ts';
import type { MenuTarget } from './menu.ts';

interface MenuLinkProps {
  readonly target: MenuTarget;
  readonly className: string | undefined;
  readonly reasonClass: string | undefined;
  readonly children: ReactNode;
}

/** An entry of the menu; what is not there yet says so and cannot be pressed. */
export function MenuLink({ target, className, reasonClass, children }: MenuLinkProps) {
  const { t } = useTranslation();
  const company = useCurrentCompany();
  if (target === 'soon') return unavailable(t('common.soon'), t('common.soon'));
  if ('to' in target) {
    return (
      <Link to={target.to} className={className} activeProps={{ 'aria-current': 'page' }}>
        {children}
      </Link>
    );
  }
  if (!company) return unavailable(t('shell.needsCompanyShort'), t('shell.needsCompany'));
  return (
    <Link
      to={`/$nip/${target.company}`}
      params={{ nip: company.nip }}
      className={className}
      activeProps={{ 'aria-current': 'page' }}
    >
      {children}
    </Link>
  );

  function unavailable(reason: string, title: string) {
    return (
      <span role="link" aria-disabled="true" className={className} title={title}>
        {children}
        <small className={reasonClass}>{reason}</small>
      </span>
    );
  }
}
