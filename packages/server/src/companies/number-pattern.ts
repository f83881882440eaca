import { NumberPatternError, nextNumber } from '@skryba/fa';
import { type FieldProblem, invalidFields } from '../platform/errors.ts';
import type { Platform } from '../platform/platform.ts';

/**
 * Refuses at saving the pattern that would make no number at issuing.
 * @throws AppError `invalid-fields` (path `numberPattern`)
 */
export function refuseUnusablePattern({ clock }: Pick<Platform, 'clock'>, pattern: string): void {
  try {
    nextNumber(pattern, { date: clock.today(), sequence: 1 });
  } catch (error) {
    if (!(error instanceof NumberPatternError)) throw error;
    throw invalidFields([pattern.includes('{NR') ? unusablePattern : patternWithoutNumber]);
  }
}

const patternWithoutNumber: FieldProblem = {
  path: 'numberPattern',
  code: 'pattern-without-number',
  message: {
    pl: 'Wzór numeru nie zawiera {NR}, więc wszystkie faktury miałyby ten sam numer.',
    en: 'The pattern has no {NR}, so every invoice would have the same number.',
  },
  remedy: { pl: 'Dodaj {NR}, np. FV/{NR}/{MM}/{RRRR}.', en: 'Add {NR}, e.g. FV/{NR}/{MM}/{RRRR}.' },
};

const unusablePattern: FieldProblem = {
  path: 'numberPattern',
  code: 'pattern-unusable',
  message: {
    pl: 'Wzór numeru ma nieznaną część w nawiasach klamrowych albo daje numer dłuższy niż 256 znaków.',
    en: 'The pattern has an unknown part in braces, or makes a number longer than 256 characters.',
  },
  remedy: {
    pl: 'Użyj {NR} (albo np. {NR:4}), {DD}, {MM}, {M}, {RRRR} i {RR}, np. FV/{NR}/{MM}/{RRRR}.',
    en: 'Use {NR} (or e.g. {NR:4}), {DD}, {MM}, {M}, {RRRR} and {RR}, e.g. FV/{NR}/{MM}/{RRRR}.',
  },
};
