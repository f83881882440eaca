import { fillText } from '../fill-text.ts';
import { formatPath, type Path } from '../path.ts';
import type { Problem, Text } from '../problem.ts';
import { positionsIn } from '../xml/source.ts';
import { type ProblemCode, problemCatalogue } from './catalogue.ts';

/** Something found while reading, before it is put into words. */
export interface Fault {
  code: ProblemCode;
  path: Path;
  /** Place in the decoded text. */
  offset: number;
  /** Values for the placeholders; a `Text` where the languages differ. */
  values?: Readonly<Record<string, string | Text>>;
}

/** Puts faults into words, with the lines and columns of the text they were found in. */
export function describeFaults(faults: readonly Fault[], text: string): Problem[] {
  if (faults.length === 0) return [];
  const positionOf = positionsIn(text);
  return faults.map(({ code, path, offset, values }) => {
    const { message, remedy, source } = problemCatalogue[code];
    return {
      code,
      severity: 'error',
      path: path.length === 0 ? '/' : formatPath(String(path[0]), path.slice(1)),
      ...positionOf(offset),
      message: fillBoth(message, values),
      remedy: fillBoth(remedy, values),
      source,
    };
  });
}

function fillBoth(text: Text, values: Fault['values']): Text {
  if (!values) return text;
  const of = (language: keyof Text) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : value[language],
      ]),
    );
  return { pl: fillText(text, of('pl')).pl, en: fillText(text, of('en')).en };
}
