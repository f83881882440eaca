import { isKsefError, openOnlineSession, sendInvoice, waitForInvoice } from '../../../src/index.ts';
import { invoiceXml, today } from '../../support/invoice.ts';
import { BUYER, SELLER } from '../../support/world.ts';
import { refuses } from '../case.ts';
import { encryptionFor, FOREIGN_KEY, type Scene, UNKNOWN, UNKNOWN_INVOICE } from '../scene.ts';
import { day, whileProcessing, wrongPage } from './common.ts';

const range = { dateCreatedFrom: day(-1), dateCreatedTo: day(1) };
const filters = (from = day(-1)) => ({
  subjectType: 'Subject1' as const,
  dateRange: { dateType: 'PermanentStorage' as const, from, restrictToPermanentStorageHwmDate: true },
});

const OTHER = '3333333333';

async function invoicesOfAnotherSeller({ logInBySeal }: Scene, ...numbers: string[]): Promise<string[]> {
  const seller = await logInBySeal(OTHER);
  const session = await openOnlineSession(seller);
  const accepted: string[] = [];
  for (const number of numbers) {
    const sent = await sendInvoice(seller, session, invoiceOf(OTHER, number));
    accepted.push((await waitForInvoice(seller, sent)).ksefNumber ?? '');
  }
  return accepted;
}

const invoiceOf = (seller: string, number: string) =>
  invoiceXml({ seller, buyer: BUYER, number, date: today() });

/** The KSeF number of an invoice in process, as the refusal of its duplicate tells it. */
async function numberInProcess(scene: Scene): Promise<string> {
  const { owner, online } = scene;
  const xml = invoiceOf(SELLER, 'SOON/1');
  await whileProcessing(scene, () => sendInvoice(owner, online, xml));
  const duplicate: unknown = await waitForInvoice(owner, await sendInvoice(owner, online, xml)).catch(
    (error: unknown) => error,
  );
  return (isKsefError(duplicate) && duplicate.extensions['originalKsefNumber']) || '';
}

/** Refusals of invoices, exports and collective identifiers. */
export const invoiceRefusals = [
  refuses('collectiveIdentifiers.generate', 71001, ({ owner, accepted }) =>
    owner.collectiveIdentifiers.generate({
      invoices: [{ ksefNumber: UNKNOWN_INVOICE }, { ksefNumber: accepted.ksefNumber }],
    }),
  ),
  refuses('collectiveIdentifiers.generate', 71002, async (scene) => {
    const numbers = await invoicesOfAnotherSeller(scene, 'OTHER/1', 'OTHER/2');
    const invoices = numbers.map((ksefNumber) => ({ ksefNumber }));
    // The 133rd is refused.
    for (let made = 0; made < 132; made++) await scene.buyer.collectiveIdentifiers.generate({ invoices });
    return scene.buyer.collectiveIdentifiers.generate({ invoices });
  }),
  refuses('collectiveIdentifiers.generate', 71004, async (scene) => {
    const [other = ''] = await invoicesOfAnotherSeller(scene, 'OTHER/3');
    return scene.buyer.collectiveIdentifiers.generate({
      invoices: [{ ksefNumber: scene.accepted.ksefNumber }, { ksefNumber: other }],
    });
  }),
  refuses('collectiveIdentifiers.generate', 71005, ({ owner, accepted: { ksefNumber } }) =>
    owner.collectiveIdentifiers.generate({ invoices: [{ ksefNumber }, { ksefNumber }] }),
  ),
  refuses('collectiveIdentifiers.query', 21418, ({ owner }) =>
    owner.collectiveIdentifiers.query(range, wrongPage),
  ),
  refuses('collectiveIdentifiers.queryInvoices', 21418, async ({ owner, accepted, another }) => {
    const made = await owner.collectiveIdentifiers.generate({
      invoices: [{ ksefNumber: accepted.ksefNumber }, { ksefNumber: another.ksefNumber }],
    });
    const numbers = { collectiveIdentifierNumbers: [made.collectiveIdentifierNumber] };
    return owner.collectiveIdentifiers.queryInvoices(numbers, wrongPage);
  }),
  refuses('collectiveIdentifiers.ofInvoice', 21418, ({ owner, accepted }) =>
    owner.collectiveIdentifiers.ofInvoice(accepted.ksefNumber, wrongPage),
  ),
  refuses('invoices.byKsefNumber', 21164, ({ owner }) => owner.invoices.byKsefNumber(UNKNOWN_INVOICE)),
  refuses('invoices.byKsefNumber', 21165, async (scene) =>
    scene.owner.invoices.byKsefNumber(await numberInProcess(scene)),
  ),
  refuses('invoices.queryMetadata', 21183, ({ owner }) => owner.invoices.queryMetadata(filters(day(1)))),
  refuses('invoices.startExport', 21181, async ({ euAdministrator }) =>
    euAdministrator.invoices.startExport({
      filters: { ...filters(), subjectType: 'SubjectAuthorized' },
      encryption: await encryptionFor(euAdministrator),
    }),
  ),
  refuses('invoices.startExport', 21182, (scene) =>
    whileProcessing(scene, async () => {
      for (let i = 0; i <= 10; i++) {
        await scene.buyer.invoices.startExport({
          filters: filters(),
          encryption: await encryptionFor(scene.buyer),
        });
      }
    }),
  ),
  refuses('invoices.startExport', 21470, async ({ owner }) =>
    owner.invoices.startExport({ filters: filters(), encryption: await encryptionFor(owner, FOREIGN_KEY) }),
  ),
  refuses('invoices.exportStatus', 21175, ({ owner }) => owner.invoices.exportStatus(UNKNOWN)),
];
