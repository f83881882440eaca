import { Button, Skeleton, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconCode, IconEyeOff, IconFileTypePdf, IconRotate } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fileUrl } from '../../api/client.ts';
import { Columns, SideTitle } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';
import { ProblemNote } from '../../design/ProblemNote.tsx';
import { useCompany } from '../shell/current-company.ts';
import { PurchaseFacts } from './PurchaseFacts.tsx';
import { PurchaseLines } from './PurchaseLines.tsx';
import { PurchaseStateChip } from './PurchaseTable.tsx';
import { PurchaseTotals } from './PurchaseTotals.tsx';
import classes from './purchases.module.css';
import { type Purchase, useMarkPurchase, usePurchase } from './queries.ts';
import { Remarks } from './Remarks.tsx';

/** One purchase invoice: what it says, its KOD I, its files. */
export function PurchasePage() {
  const { purchaseId } = useParams({ from: '/shell/$nip/koszty/$purchaseId' });
  const company = useCompany();
  const purchase = usePurchase(company.id, purchaseId);
  if (purchase.error) return <ProblemNote error={purchase.error} onRetry={() => void purchase.refetch()} />;
  if (!purchase.data) return <Skeleton height={320} m={24} />;
  return <PurchaseView companyId={company.id} purchase={purchase.data} />;
}

function PurchaseView({ companyId, purchase }: { readonly companyId: string; readonly purchase: Purchase }) {
  const { t } = useTranslation();
  const { nip } = useCompany();
  const params = { companyId, purchaseId: purchase.id };
  return (
    <>
      <PageHeader title={purchase.number} aside={<PurchaseStateChip state={purchase.state} />}>
        <Button
          component={Link}
          to={`/${nip}/koszty`}
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
        >
          {t('purchases.back')}
        </Button>
        <HideButton companyId={companyId} purchase={purchase} />
      </PageHeader>
      <Columns
        sideLabel={t('purchases.totals')}
        main={
          <>
            <Remarks warnings={purchase.warnings} />
            <PurchaseFacts purchase={purchase} />
            <PurchaseLines purchase={purchase} />
          </>
        }
        side={
          <>
            <SideTitle>{t('purchases.totals')}</SideTitle>
            <PurchaseTotals purchase={purchase} />
            <SideTitle>KOD I</SideTitle>
            <Stack gap={6} align="flex-start">
              <img
                className={classes.qr}
                alt={`KOD I ${purchase.qr.label}`}
                src={`data:image/svg+xml;utf8,${encodeURIComponent(purchase.qr.svg)}`}
              />
              <span className="mono num">{purchase.qr.label}</span>
              <a href={purchase.qr.link} target="_blank" rel="noreferrer">
                {t('purchases.verify')}
              </a>
            </Stack>
            <div className={classes.files}>
              <Button
                component="a"
                variant="default"
                target="_blank"
                leftSection={<IconFileTypePdf size={18} aria-hidden />}
                href={fileUrl('GET /api/companies/:companyId/purchases/:purchaseId/pdf', { params })}
              >
                {t('purchases.pdf')}
              </Button>
              <Button
                component="a"
                variant="default"
                leftSection={<IconCode size={18} aria-hidden />}
                href={fileUrl('GET /api/companies/:companyId/purchases/:purchaseId/xml', { params })}
              >
                {t('purchases.xml')}
              </Button>
            </div>
          </>
        }
      />
    </>
  );
}

function HideButton({ companyId, purchase }: { readonly companyId: string; readonly purchase: Purchase }) {
  const { t } = useTranslation();
  const mark = useMarkPurchase(companyId, purchase.id);
  const hidden = purchase.state === 'hidden';
  return (
    <Button
      variant="default"
      title={t('purchases.hideHint')}
      loading={mark.isPending}
      leftSection={hidden ? <IconRotate size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
      onClick={() =>
        mark.mutate(hidden ? 'seen' : 'hidden', {
          onSuccess: () =>
            notifications.show({ message: t(hidden ? 'purchases.shownNow' : 'purchases.hiddenNow') }),
        })
      }
    >
      {t(hidden ? 'purchases.show' : 'purchases.hide')}
    </Button>
  );
}
