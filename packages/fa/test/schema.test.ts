import { describe, expect, it } from 'vitest';
import { fa2 } from '../src/schema/fa2/index.ts';
import { fa3 } from '../src/schema/fa3/index.ts';
import { faRr } from '../src/schema/fa-rr/index.ts';
import type { ElementParticle, Group } from '../src/schema/model.ts';

function elementsOf(group: Group): ElementParticle[] {
  return group.items.flatMap((item) => (item.kind === 'element' ? [item] : elementsOf(item)));
}

describe.each([fa2, fa3, faRr])('the schema data of $name', ({ root }) => {
  type Look = (element: ElementParticle, around: readonly ElementParticle[]) => void;
  const visit = (element: ElementParticle, around: readonly ElementParticle[], look: Look) => {
    look(element, around);
    if (element.type.kind === 'complex' && element.type.content)
      for (const child of elementsOf(element.type.content)) visit(child, [...around, element], look);
  };

  it('lets no element hold another of the same name, which finding places relies on', () => {
    visit(root, [], ({ name }, around) => expect(around.map((outer) => outer.name)).not.toContain(name));
  });

  it('names every element in Polish and English', () => {
    visit(root, [], ({ label }) => {
      expect(label.pl).not.toBe('');
      expect(label.en).not.toBe('');
    });
  });
});
