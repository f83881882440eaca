import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Output } from '../output.ts';
import { ApiClient } from './api.ts';
import { buyer, seller } from './sample.ts';
import {
  connect,
  describeSeller,
  downloadFiles,
  fetchPurchase,
  generateToken,
  issueAndSend,
  setUpOwner,
} from './steps.ts';
import { Stopwatch } from './stopwatch.ts';

/** Where the story plays: running processes, and a folder for the files it ends with. */
export interface Stage {
  serverUrl: string;
  sandboxUrl: string;
  outDir: string;
}

/** What the story ended with. */
export interface Ending {
  ksefNumber: string;
  /** Paths of the files. */
  xml: string;
  upo: string;
  pdf: string;
  /** The invoice as its buyer received it. */
  purchase: {
    id: string;
    number: string;
    ksefNumber: string;
    sellerName: string;
    gross: string;
    currency: string;
  };
  /** Milliseconds by step; `tokenToUpo` is the time from saving the token to the stored UPO. */
  ms: Record<string, number>;
}

/** From a fresh installation to an invoice in its buyer's hands, step by step through the HTTP API. */
export async function tellStory({ serverUrl, sandboxUrl, outDir }: Stage, output: Output): Promise<Ending> {
  const api = new ApiClient(serverUrl);
  const watch = new Stopwatch(output);
  await watch.step(
    'setUp',
    { pl: 'Utworzono właściciela instalacji', en: 'The owner of the installation is created' },
    () => setUpOwner(api),
  );
  const token = await watch.step(
    'token',
    { pl: 'Token wydany w portalu podatnika', en: 'A token is given out by the taxpayer portal' },
    () => generateToken(sandboxUrl, seller.nip),
  );

  const tokenAt = performance.now();
  const { companyId } = await watch.step(
    'connect',
    { pl: 'Sprzedawca połączony z KSeF', en: 'The seller is connected with KSeF' },
    () => connect(api, seller, token),
  );
  await watch.step(
    'details',
    { pl: 'Uzupełniono dane sprzedawcy', en: "The seller's data are filled in" },
    () => describeSeller(api, companyId),
  );
  const { invoice, ksefNumber } = await watch.step(
    'deliver',
    {
      pl: 'Faktura wystawiona, wysłana i przyjęta; UPO zapisane',
      en: 'The invoice is issued, sent and accepted; its UPO is stored',
    },
    () => issueAndSend(api, companyId),
  );
  const tokenToUpo = Math.round(performance.now() - tokenAt);

  const purchase = await watch.step(
    'purchase',
    { pl: 'Nabywca pobrał fakturę z KSeF', en: 'The buyer has fetched the invoice from KSeF' },
    async () => {
      const buyersToken = await generateToken(sandboxUrl, buyer.nip);
      const connected = await connect(api, buyer, buyersToken);
      return fetchPurchase(api, connected.companyId, ksefNumber);
    },
  );
  const files = await watch.step(
    'files',
    { pl: 'Pobrano XML, UPO i PDF', en: 'XML, UPO and PDF are downloaded' },
    () => downloadFiles(api, companyId, invoice.id),
  );
  const paths = await saveFiles(outDir, ksefNumber, files);

  const { id, number, sellerName, gross, currency } = purchase;
  return {
    ksefNumber,
    ...paths,
    purchase: { id, number, ksefNumber: purchase.ksefNumber, sellerName, gross, currency },
    ms: { ...watch.ms, tokenToUpo },
  };
}

async function saveFiles(
  folder: string,
  name: string,
  files: { xml: Uint8Array; upo: Uint8Array; pdf: Uint8Array },
): Promise<{ xml: string; upo: string; pdf: string }> {
  const paths = {
    xml: join(folder, `${name}.xml`),
    upo: join(folder, `${name}-upo.xml`),
    pdf: join(folder, `${name}.pdf`),
  };
  await writeFile(paths.xml, files.xml);
  await writeFile(paths.upo, files.upo);
  await writeFile(paths.pdf, files.pdf);
  return paths;
}
