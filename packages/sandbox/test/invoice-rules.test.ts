import { rules } from '@skryba/fa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amountCases } from '../../fa/test/rules/amount-cases.ts';
import { contentCases } from '../../fa/test/rules/content-cases.ts';
import { checkedAt, spoilt } from '../../fa/test/rules/rule-case.ts';
import { writeZip } from '../src/archives/write-archive.ts';
import type { Sandbox, SandboxOptions } from '../src/index.ts';
import { createClock } from '../src/platform/clock.ts';
import { sendPackage } from './support/batch.ts';
import { clientOf, freshSandbox, logIn } from './support/client.ts';

/** The seller of every document that the cases are made from. */
const SELLER = '5265877635';
/** The documents whose seller is not the one that sends them. */
const OF_OTHERS = { CORRECTED_OF_OTHER_SELLER: 410, NIP_CHECKSUM_NOT_PRODUCTION: 410 };
const CHECKSUMS = { 'X-KSeF-Feature': 'subject-identifier-validation' };

/** For every rule of the catalogue a document that breaks it, under a number of its own. */
const filesFrom = (prefix: string) =>
  Object.entries({ ...contentCases, ...amountCases }).map(([code, cases]) => ({
    name: `${code}.xml`,
    bytes: Buffer.from(spoilt([cases].flat()[0]!).replace(/<P_2>[^<]*/, `<P_2>${prefix}${code}`)),
  }));

/** The codes of the rules for whose breach the sandbox refuses a document, with the statuses. */
async function refusals(sandbox: Sandbox, headers: Record<string, string>): Promise<Record<string, number>> {
  const client = clientOf(sandbox);
  const { access: bearer } = await logIn(client, SELLER);
  await client.call('POST', '/testdata/attachment', { body: { nip: SELLER } });
  const { reference } = await sendPackage(
    client,
    bearer,
    writeZip(filesFrom(`${Object.values(headers).length}/`)),
    { headers },
  );
  const { json } = await client.call('GET', `/sessions/${reference}/invoices?pageSize=1000`, { bearer });
  expect(json.invoices).toHaveLength(rules.length);
  return Object.fromEntries(
    json.invoices
      .filter(({ status }: { status: { code: number } }) => status.code !== 200)
      .map(({ invoiceFileName, status }: { invoiceFileName: string; status: { code: number } }) => [
        invoiceFileName.replace('.xml', ''),
        status.code,
      ]),
  );
}

type Catalogued = (typeof rules)[number];
const refusedFor = (isRefused: (rule: Catalogued) => boolean) => ({
  ...Object.fromEntries(rules.filter(isRefused).map(({ code }) => [code, 450])),
  ...OF_OTHERS,
});
/** A sandbox on the day for which the documents are made. */
const startOn = (options: SandboxOptions) => {
  const clock = createClock();
  clock.set(checkedAt.getTime());
  return freshSandbox({ ...options, clock });
};

describe('an invoice that breaks a business rule', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startOn({});
  });
  afterAll(() => sandbox.close());

  it('is refused for what KSeF checks everywhere, and for nothing that only the law forbids', async () => {
    expect(await refusals(sandbox, {})).toEqual(
      refusedFor(({ checkedBy }) => checkedBy?.where === 'everywhere'),
    );
  });

  it('is refused for check digits, too, in a session that asks for it', async () => {
    expect(await refusals(sandbox, CHECKSUMS)).toEqual(
      refusedFor(({ checkedBy }) => checkedBy !== undefined),
    );
  });
});

describe('a sandbox by the whole catalogue', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startOn({ rules: 'all' });
  });
  afterAll(() => sandbox.close());

  it('refuses for every error, also of the law', async () => {
    const isError = ({ severity, checkedBy }: Catalogued) =>
      severity === 'error' && checkedBy?.where !== 'production';
    expect(await refusals(sandbox, {})).toMatchObject(refusedFor(isError));
  });
});
