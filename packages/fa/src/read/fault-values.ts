import type { CompiledElement, CompiledType } from '../compile/compile-document.ts';
import type { Text } from '../problem.ts';
import { describeType } from '../problems/describe-type.ts';

const longestExcerpt = 60;
const mostElementsListed = 12;

/** A text from the document, cut to what a message can hold. */
export function excerpt(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > longestExcerpt ? `${trimmed.slice(0, longestExcerpt)}…` : trimmed;
}

/** An element as people and schemas call it: `Numer faktury (P_2)`. */
export function namedElement({ name, label }: CompiledElement): Text {
  return { pl: `${label.pl} (${name})`, en: `${label.en} (${name})` };
}

/** Several elements in one line. */
export function elementList(elements: readonly CompiledElement[]): Text {
  const shown = elements.slice(0, mostElementsListed).map(namedElement);
  const rest = elements.length > mostElementsListed ? ', …' : '';
  if (shown.length === 0) return { pl: 'nic więcej', en: 'nothing more' };
  return {
    pl: shown.map(({ pl }) => pl).join(', ') + rest,
    en: shown.map(({ en }) => en).join(', ') + rest,
  };
}

/** What a message about a wrong value says. */
export function valueFault(
  element: CompiledElement,
  { declaration }: CompiledType,
  raw: string,
): Record<string, string | Text> {
  const simple = declaration.kind === 'simple' ? declaration : declaration.text;
  const { fixed } = element;
  const described = simple ? describeType(simple) : { pl: '', en: '' };
  const expected = fixed === undefined ? described : { pl: fixed, en: fixed };
  return { label: namedElement(element), found: excerpt(raw), expected };
}
