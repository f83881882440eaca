import { describe, expect, it } from 'vitest';
import { compiledFa3, compiledFaRr } from '../src/compile/documents.ts';
import type { ElementParticle } from '../src/schema/model.ts';
import { compare } from './support/compare.ts';
import { edgeValues } from './support/edge-values.ts';
import { Coverage, generateDocument } from './support/generate.ts';
import { officialValidator } from './support/libxml2.ts';
import { type Occurrence, occurrencesIn } from './support/occurrences.ts';
import { seeded } from './support/random.ts';
import { copy, serialise } from './support/xml-tree.ts';

const cases = [
  { document: compiledFa3(), file: 'FA/schemat_FA(3)_v1-0E.xsd', documents: 240, types: 50, repeated: 25 },
  {
    document: compiledFaRr(),
    file: 'RR/schemat_FA_RR(1)_v1-1E.xsd',
    documents: 100,
    types: 30,
    repeated: 10,
  },
] as const;
/** More would only make documents that KSeF refuses for their size. */
const mostCopies = 10_000;
const largest = 2_900_000;

describe.each(cases)(
  'the edges of facets of $document.schema.name',
  ({ document, file, documents, types, repeated }) => {
    const official = officialValidator(file);
    const random = seeded(8);
    const coverage = new Coverage(document.schema);
    const places: Occurrence[] = [];
    for (let count = 0; count < documents; count += 1)
      places.push(...occurrencesIn(generateDocument(document.schema, coverage, random), document.schema));

    /** The smallest document for each thing that a key tells apart. */
    function smallestBy<Key>(keyOf: (particle: ElementParticle) => Key | undefined): Map<Key, Occurrence> {
      const found = new Map<Key, Occurrence>();
      for (const place of places) {
        const key = keyOf(place.particle);
        const known = key && found.get(key);
        if (key && (!known || known.size > place.size)) found.set(key, place);
      }
      return found;
    }

    it('are judged as libxml2 judges them, for every simple type', { timeout: 120_000 }, () => {
      const ofTypes = smallestBy(({ type }) => (type.kind === 'simple' ? type : type.text));
      expect(ofTypes.size).toBeGreaterThan(types);
      for (const [type, { node, root }] of ofTypes) {
        const { children } = node;
        for (const value of edgeValues(type)) {
          node.children = [value];
          const { agreed, report } = compare(serialise(root), document, official);
          expect(
            agreed,
            `${node.name} = ${JSON.stringify(value.slice(0, 60))} (${value.length}): ${report}`,
          ).toBe(true);
        }
        node.children = children;
      }
    });

    it('of occurrence are judged as libxml2 judges them', { timeout: 120_000 }, () => {
      const lists = smallestBy((particle) =>
        particle.max > 1 && particle.max <= mostCopies ? particle : undefined,
      );
      expect(lists.size).toBeGreaterThan(repeated);
      for (const [{ name, max }, { node, parent, root }] of lists) {
        if (!parent || serialise(node).length * max > largest) continue;
        const { children } = parent;
        const first = children.findIndex((child) => typeof child !== 'string' && child.name === name);
        const others = children.filter((child) => typeof child === 'string' || child.name !== name);
        for (const count of [max, max + 1]) {
          const copies = Array.from({ length: count }, () => copy(node));
          parent.children = others.toSpliced(first, 0, ...copies);
          const { agreed, report } = compare(serialise(root), document, official);
          expect(agreed, `${count} × ${name}: ${report}`).toBe(true);
        }
        parent.children = children;
      }
    });
  },
);
