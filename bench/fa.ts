// `npm run bench -- fa [--json]`: reading, validating and writing invoices beside the peers, in one run.
import { XMLParser } from 'fast-xml-parser';
import { validate as validateWithKsefClient } from 'ksef-client-ts';
import { type Invoice, readInvoice, validateInvoice, writeInvoice } from '../packages/fa/src/index.ts';
import { officialValidator } from '../packages/fa/test/support/libxml2.ts';
import { invoiceWithAttachment, invoiceWithLines, variantsOf } from './support/invoices.ts';
import { measure } from './support/measure.ts';

const official = officialValidator('FA/schemat_FA(3)_v1-0E.xsd');
const parser = new XMLParser({ ignoreAttributes: false });
const options = { now: new Date('2026-03-01T12:00:00Z'), environment: 'production' } as const;

/** Does something with one item after another, from the first again after the last. */
function inTurn<Item>(items: readonly Item[], use: (item: Item) => unknown): () => unknown {
  let next = 0;
  return () => {
    const item = items[next % items.length];
    next += 1;
    return item && use(item);
  };
}

/** Throws unless every judge takes the document: who refuses early would seem quick. */
async function demandValid(bytes: Uint8Array, xml: string) {
  const { valid, problems } = validateInvoice(bytes, options);
  const peer = await validateWithKsefClient(xml);
  if (!valid || !official(bytes).valid || !peer.valid)
    throw new Error(`The measured invoice is not valid: ${JSON.stringify([problems, peer.errors])}`);
}

/** Side by side: ours against libxml2-wasm, ksef-client-ts and fast-xml-parser, in microseconds per invoice. */
async function compareOn(invoice: Invoice) {
  const invoices = variantsOf(invoice);
  const documents = invoices.map(writeInvoice);
  const texts = documents.map((bytes) => new TextDecoder().decode(bytes));
  for (const [index, bytes] of documents.entries()) await demandValid(bytes, texts[index] ?? '');
  const figures = await measure([
    { name: 'validate', run: inTurn(documents, (bytes) => validateInvoice(bytes, options)) },
    { name: 'read', run: inTurn(documents, readInvoice) },
    { name: 'write', run: inTurn(invoices, writeInvoice) },
    { name: 'libxml2-wasm parse + XSD', run: inTurn(documents, official) },
    { name: 'ksef-client-ts validate', run: inTurn(texts, (xml) => validateWithKsefClient(xml)) },
    { name: 'fast-xml-parser parse', run: inTurn(texts, (xml) => parser.parse(xml)) },
  ]);
  const ratio = (peer: string, own: string) => (figures[peer] ?? 0) / (figures[own] ?? 1);
  return {
    bytes: documents[0]?.length ?? 0,
    microseconds: figures,
    timesFasterThan: {
      'libxml2-wasm (validate)': ratio('libxml2-wasm parse + XSD', 'validate'),
      'ksef-client-ts (validate)': ratio('ksef-client-ts validate', 'validate'),
      'fast-xml-parser (read)': ratio('fast-xml-parser parse', 'read'),
    },
    writesPerSecond: 1_000_000 / (figures['write'] ?? Number.NaN),
  };
}

/** Cost per kilobyte from a small to the largest document: linear when the ratio of the two stays near one. */
async function growth() {
  const small = writeInvoice(invoiceWithAttachment(100_000));
  const large = writeInvoice(invoiceWithAttachment(2_950_000));
  const times = await measure([
    { name: 'small', run: () => validateInvoice(small, options) },
    { name: 'large', run: () => validateInvoice(large, options) },
  ]);
  const perKilobyte = (name: string, size: number) => (times[name] ?? 0) / (size / 1000);
  return {
    smallBytes: small.length,
    largeBytes: large.length,
    microsecondsPerKilobyte: {
      small: perKilobyte('small', small.length),
      large: perKilobyte('large', large.length),
    },
    costRatio: perKilobyte('large', large.length) / perKilobyte('small', small.length),
  };
}

/** Memory before and after validating many invoices, in megabytes. */
function memory(count: number) {
  const bytes = writeInvoice(invoiceWithLines(8));
  const used = () => process.memoryUsage().rss / 1_000_000;
  for (let i = 0; i < count / 10; i += 1) validateInvoice(bytes, options);
  const before = used();
  for (let i = 0; i < count; i += 1) validateInvoice(bytes, options);
  return { invoices: count, megabytesBefore: before, megabytesAfter: used() };
}

const result = {
  small: await compareOn(invoiceWithLines(8)),
  large: await compareOn(invoiceWithLines(312)),
  growth: await growth(),
  memory: memory(100_000),
};

for (const size of ['small', 'large'] as const) {
  const { bytes, microseconds, timesFasterThan, writesPerSecond } = result[size];
  console.log(`\nInvoice of ${bytes} bytes`);
  for (const [name, value] of Object.entries(microseconds))
    console.log(`  ${name.padEnd(28)} ${value.toFixed(1)} µs`);
  for (const [name, value] of Object.entries(timesFasterThan))
    console.log(`  times faster than ${name}: ${value.toFixed(1)}`);
  console.log(`  written per second: ${Math.round(writesPerSecond)}`);
}
console.log(
  `\nCost per kilobyte, ${result.growth.largeBytes} against ${result.growth.smallBytes} bytes: ${result.growth.costRatio.toFixed(2)} times`,
);
const { invoices, megabytesBefore, megabytesAfter } = result.memory;
console.log(
  `Memory over ${invoices} validations: ${megabytesBefore.toFixed(0)} MB before, ${megabytesAfter.toFixed(0)} MB after`,
);
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
