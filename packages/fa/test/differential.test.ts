import { describe, expect, it } from 'vitest';
import { compiledFa2, compiledFa3, compiledFaRr } from '../src/compile/documents.ts';
import { compare } from './support/compare.ts';
import { Coverage, generateDocument } from './support/generate.ts';
import { officialValidator } from './support/libxml2.ts';
import { mutate } from './support/mutate.ts';
import { seeded } from './support/random.ts';
import { shrink } from './support/shrink.ts';
import { serialise } from './support/xml-tree.ts';

// Another seed or more rounds: FA_SEED=7 FA_MUTATIONS=200000 npm test -w packages/fa
const seed = Number(process.env['FA_SEED'] ?? 20_260_201);
const mutationCount = Number(process.env['FA_MUTATIONS'] ?? 20_000);

const cases = [
  { document: compiledFa3(), file: 'FA/schemat_FA(3)_v1-0E.xsd', documents: 240, mutations: mutationCount },
  {
    document: compiledFa2(),
    file: 'FA/schemat_FA(2)_v1-0E.xsd',
    documents: 240,
    mutations: mutationCount / 5,
  },
  {
    document: compiledFaRr(),
    file: 'RR/schemat_FA_RR(1)_v1-1E.xsd',
    documents: 100,
    mutations: mutationCount / 5,
  },
] as const;

describe.each(cases)(
  'structural validator of $document.schema.name',
  ({ document, file, documents, mutations }) => {
    const official = officialValidator(file);
    const coverage = new Coverage(document.schema);
    const random = seeded(seed);
    const generated = Array.from({ length: documents }, () =>
      generateDocument(document.schema, coverage, random),
    );

    // With an unlucky seed a rare branch needs some more.
    while (coverage.missing().length > 0 && generated.length < 3 * documents)
      generated.push(generateDocument(document.schema, coverage, random));

    it(`accepts, like libxml2, ${documents} or more generated documents that use every element and every branch`, () => {
      for (const tree of generated) {
        const { valid, agreed, report } = compare(serialise(tree), document, official);
        expect({ valid, agreed }, report).toEqual({ valid: true, agreed: true });
      }
      expect(coverage.missing()).toEqual([]);
    });

    it(`agrees with libxml2 on ${mutations} damaged documents (seed ${seed})`, { timeout: 600_000 }, () => {
      console.log(`${document.schema.name}: seed ${seed}, ${mutations} mutations`);
      const sources = generated.filter((tree) => serialise(tree).length < 8_000);
      let stillValid = 0;
      for (let round = 0; round < mutations; round += 1) {
        const xml = mutate(random.pick(sources), random);
        const { agreed, valid } = compare(xml, document, official);
        if (valid) stillValid += 1;
        if (!agreed) expect.fail(`round ${round} of seed ${seed}:\n${smallestCase(xml)}`);
      }
      // Damage that is never noticed, or always, would prove little.
      expect(stillValid).toBeGreaterThan(mutations / 20);
      expect(stillValid).toBeLessThan(mutations / 2);
    });

    function smallestCase(xml: string): string {
      const smallest = shrink(xml, (candidate) => !compare(candidate, document, official).agreed);
      return `${smallest}\n${compare(smallest, document, official).report}`;
    }
  },
);
