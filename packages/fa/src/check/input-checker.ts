import { isPlainDate } from '../dates/plain-date.ts';
import { fillText } from '../fill-text.ts';
import { parseTyped } from '../money/fixed.ts';
import type { Severity, Text } from '../problem.ts';
import { hasForbiddenCharacter, lengthOf, tidy } from '../text/tidy.ts';
import { type FieldName, fields } from './fields.ts';
import { type InputProblemCode, inputTexts } from './texts.ts';

/** Something that a person has to mend in an {@link InvoiceInput} before the invoice can be issued. */
export interface InputProblem {
  code: InputProblemCode;
  severity: Severity;
  /** Way into the input, dots between steps, lists counted from 0: `lines.2.unitPrice`. */
  path: string;
  message: Text;
  remedy: Text;
}

/** Gathers what is wrong with an input; each method checks one kind of field. */
export class InputChecker {
  readonly problems: InputProblem[] = [];

  /** Reports a problem at a path. */
  report(code: InputProblemCode, path: string, values?: Readonly<Record<string, string>>): void {
    const { severity, message, remedy } = inputTexts[code];
    this.problems.push({
      code,
      severity,
      path,
      message: fillText(message, values),
      remedy: fillText(remedy, values),
    });
  }

  /** Reports a problem that names its field; the language of the name follows that of the message. */
  reportField(
    code: InputProblemCode,
    path: string,
    field: FieldName,
    values: Readonly<Record<string, string>> = {},
  ): void {
    const { severity, message, remedy } = inputTexts[code];
    const name = fields[field];
    this.problems.push({
      code,
      severity,
      path,
      message: {
        pl: fillText(message, { ...values, field: name.pl }).pl,
        en: fillText(message, { ...values, field: name.en }).en,
      },
      remedy: fillText(remedy, values),
    });
  }

  /** Reports an absent value. @returns the value without surrounding white space when there is one */
  required(value: string | undefined, path: string, field: FieldName): string | undefined {
    const text = tidy(value ?? '');
    if (text !== '') return text;
    this.reportField('INPUT_REQUIRED', path, field);
    return undefined;
  }

  /** A text of at most `max` characters after white space is collapsed; nothing is fine. */
  text(value: string | undefined, path: string, field: FieldName, max: number): void {
    const text = tidy(value ?? '');
    if (hasForbiddenCharacter(text)) this.reportField('INPUT_CHARACTERS', path, field);
    const length = lengthOf(text);
    if (length > max) {
      this.reportField('INPUT_TOO_LONG', path, field, { length: String(length), max: String(max) });
    }
  }

  /** A text that must be there, of at most `max` characters. */
  requiredText(value: string | undefined, path: string, field: FieldName, max: number): void {
    if (this.required(value, path, field) !== undefined) this.text(value, path, field, max);
  }

  /**
   * A decimal number with at most `scale` decimals and `digits` digits before them.
   *
   * @returns its units at `scale`, or undefined when it is absent or wrong
   */
  decimal(
    value: string | undefined,
    path: string,
    field: FieldName,
    { scale, digits }: { scale: number; digits: number },
  ): bigint | undefined {
    const text = tidy(value ?? '');
    if (text === '') return undefined;
    const units = parseTyped(text, scale);
    if (units === undefined) {
      const longer = parseTyped(text, text.length) !== undefined;
      if (longer) this.reportField('INPUT_TOO_MANY_DECIMALS', path, field, { scale: String(scale) });
      else this.reportField('INPUT_NOT_A_NUMBER', path, field, { value: text });
      return undefined;
    }
    if (fits(units, scale + digits)) return units;
    this.reportField('INPUT_NUMBER_TOO_LARGE', path, field);
    return undefined;
  }

  /** A day that exists, within the years that FA(3) takes. @returns the day, or undefined when absent or wrong */
  date(value: string | undefined, path: string, field: FieldName, from = '2006-01-01'): string | undefined {
    const text = value ?? '';
    const to = '2050-01-01';
    if (text === '') return undefined;
    if (!isPlainDate(text)) this.reportField('INPUT_NOT_A_DATE', path, field, { value: text });
    else if (text < from || text > to) this.reportField('INPUT_DATE_RANGE', path, field, { from, to });
    else return text;
    return undefined;
  }

  /** A value of a list; nothing is fine. */
  oneOf(value: string | undefined, path: string, field: FieldName, list: ReadonlySet<string>): void {
    if (value !== undefined && value !== '' && !list.has(value)) {
      this.reportField('INPUT_UNKNOWN_CODE', path, field, { value });
    }
  }
}

function fits(units: bigint, digits: number): boolean {
  const limit = 10n ** BigInt(digits);
  return units < limit && units > -limit;
}
