import { useTranslation } from 'react-i18next';

interface OfficialAnswerProps {
  /** KSeF's code with its official Polish text, never changed. */
  readonly official: { readonly code: number; readonly text: string };
}

/** KSeF's own words, folded away behind their code. */
export function OfficialAnswer({ official }: OfficialAnswerProps) {
  const { t } = useTranslation();
  return (
    <details>
      <summary className="focusable">{t('common.officialAnswer', { code: official.code })}</summary>
      <p lang="pl">{official.text}</p>
    </details>
  );
}
