import { renderInvoicePdf } from '@skryba/render';
import { verificationCode } from '../delivery/verification-code.ts';
import { type ImplementedRoute, implement } from '../platform/http/implement.ts';
import { purchaseRoutes } from './contract.ts';
import { getPurchase, getPurchaseDocument } from './get-purchase.ts';
import { listPurchases } from './list-purchases.ts';
import { markPurchase } from './mark-purchase.ts';
import { getSync, startSync } from './start-sync.ts';

export const purchaseRouteHandlers: ImplementedRoute[] = [
  implement(purchaseRoutes.syncPurchases, ({ platform, company, body }) =>
    startSync(platform, company.id, body.environment),
  ),
  implement(purchaseRoutes.getPurchaseSync, ({ platform, company, query }) =>
    getSync(platform, company.id, query.environment),
  ),
  implement(purchaseRoutes.listPurchases, ({ platform, company, query }) =>
    listPurchases(platform, company.id, query),
  ),
  implement(purchaseRoutes.getPurchase, ({ platform, company, params }) =>
    getPurchase(platform, company.id, params.purchaseId),
  ),
  implement(purchaseRoutes.markPurchase, ({ platform, user, company, params, body }) =>
    markPurchase(platform, user.id, company.id, params.purchaseId, body.state),
  ),
  implement(purchaseRoutes.getPurchaseXml, async ({ platform, company, params }) => {
    const { xml, ksefNumber } = await getPurchaseDocument(platform, company.id, params.purchaseId);
    return { content: xml, fileName: `${ksefNumber}.xml` };
  }),
  implement(purchaseRoutes.getPurchasePdf, async ({ platform, company, params }) => {
    const document = await getPurchaseDocument(platform, company.id, params.purchaseId);
    const code = verificationCode(platform, document.environment, document);
    const content = await renderInvoicePdf(document.xml, {
      ksefNumber: document.ksefNumber,
      kod1Link: code.link,
      environment: document.environment,
      language: 'pl',
    });
    return { content, fileName: `${document.ksefNumber}.pdf` };
  }),
];
