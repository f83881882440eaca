import { describe, expect, it } from 'vitest';
import type { PefRoot } from '../../src/pef/pef-structure.ts';
import { officialValidator, type Verdict } from '../support/libxml2.ts';
import { mutate } from '../support/mutate.ts';
import { ourPefVerdict, pefGenerator, pefVocabulary } from '../support/pef.ts';
import { seeded } from '../support/random.ts';
import { shrink } from '../support/shrink.ts';
import { serialise } from '../support/xml-tree.ts';

// Another seed or more rounds: FA_SEED=7 FA_MUTATIONS=200000 npm test -w packages/fa
const seed = Number(process.env['FA_SEED'] ?? 20_260_201);
const mutations = Number(process.env['FA_MUTATIONS'] ?? 20_000) / 4;

const cases = [
  { root: 'Invoice', file: 'PEF/Schemat_PEF(3)_v2-1.xsd' },
  { root: 'CreditNote', file: 'PEF/Schemat_PEF_KOR(3)_v2-1.xsd' },
] as const satisfies { root: PefRoot; file: string }[];

describe.each(cases)('the structure of PEF with the root $root', ({ root, file }) => {
  const official = officialValidator(file);
  const random = seeded(seed);
  const generator = pefGenerator(root, random);
  const generated = Array.from({ length: 400 }, (_, index) => generator.document(index * 4));

  /** To a schema every global element is a document; to KSeF only the one of the form is. */
  const otherRoot = new RegExp(`^(?:\\s|<[?!][^>]*>)*<(?![?!]|${root}[\\s/>])`, 'u');
  const judge = (xml: string): Verdict => {
    const verdict = official(new TextEncoder().encode(xml));
    return verdict.valid && otherRoot.test(xml) ? { valid: false, reason: 'another root' } : verdict;
  };

  function compare(xml: string) {
    const [ours, theirs] = [ourPefVerdict(xml, root), judge(xml)];
    const say = (verdict: typeof ours) => (verdict.valid ? 'valid' : `invalid, ${verdict.reason}`);
    return {
      agreed: ours.valid === theirs.valid,
      valid: theirs.valid,
      report: `ours: ${say(ours)}; libxml2: ${say(theirs)}`,
    };
  }

  it('accepts, like libxml2, generated documents that use hundreds of children', () => {
    for (const tree of generated) {
      const { valid, agreed, report } = compare(serialise(tree));
      expect({ valid, agreed }, report).toEqual({ valid: true, agreed: true });
    }
    expect(generator.used()).toBeGreaterThan(850);
  });

  it(`agrees with libxml2 on ${mutations} damaged documents (seed ${seed})`, { timeout: 600_000 }, () => {
    const sources = generated.filter((tree) => serialise(tree).length < 8000);
    let stillValid = 0;
    for (let round = 0; round < mutations; round += 1) {
      const xml = mutate(random.pick(sources), random, pefVocabulary);
      const { agreed, valid } = compare(xml);
      if (valid) stillValid += 1;
      if (!agreed) {
        const smallest = shrink(xml, (candidate) => !compare(candidate).agreed);
        expect.fail(`round ${round} of seed ${seed}:\n${smallest}\n${compare(smallest).report}`);
      }
    }
    // Damage that is never noticed, or always, would prove little.
    expect(stillValid).toBeGreaterThan(mutations / 20);
    expect(stillValid).toBeLessThan(mutations / 2);
  });
});
