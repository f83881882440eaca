import { addDays, warsawDate } from '../../dates/plain-date.ts';
import { both, type Check, findEach, none, one } from '../check.ts';
import type { dateEntries } from '../entries/dates.ts';
import { isCorrection } from '../kinds.ts';

const PAYMENT = ['Fa', 'Platnosc'] as const;
const MOST_DAYS_BEFORE_SALE = 60;

/** Checks of dates; see the entries of the same names. Dates compare as texts. */
export const dateChecks: Record<keyof typeof dateEntries, Check> = {
  ISSUE_DATE_FUTURE: ({ Fa: { P_1: date } }, { now }) => {
    const today = warsawDate(now);
    return date > today ? one(['Fa', 'P_1'], { date, today }) : none;
  },
  SALE_DATE_TWICE: ({ Fa: { P_6, OkresFa, FaWiersz } }) =>
    P_6 === undefined && OkresFa === undefined
      ? none
      : findEach(FaWiersz, ['Fa', 'FaWiersz'], ({ P_6A }) =>
          P_6A === undefined ? undefined : { at: ['P_6A'] },
        ),
  PERIOD_ORDER: ({ Fa: { OkresFa: period } }) =>
    period === undefined
      ? none
      : period.P_6_Od > period.P_6_Do
        ? one(['Fa', 'OkresFa', 'P_6_Do'], {
            from: period.P_6_Od,
            to: period.P_6_Do,
          })
        : none,
  SALE_TOO_LATE: ({ Fa: content }) => {
    const { P_1, P_6: date, FaWiersz: lines } = content;
    if (isCorrection(content)) return none;
    const ofLines = findEach(lines, ['Fa', 'FaWiersz'], ({ P_6A: day }) =>
      day !== undefined && day > P_1 && day > addDays(P_1, MOST_DAYS_BEFORE_SALE)
        ? { at: ['P_6A'], values: { date: day } }
        : undefined,
    );
    if (date === undefined || date <= P_1) return ofLines;
    return date > addDays(P_1, MOST_DAYS_BEFORE_SALE) ? one(['Fa', 'P_6'], { date }) : none;
  },
  DUE_DATE_BEFORE_ISSUE: ({ Fa: content }) =>
    content.Platnosc?.Zaplacono !== undefined || isCorrection(content)
      ? none
      : findEach(
          content.Platnosc?.TerminPlatnosci,
          ['Fa', 'Platnosc', 'TerminPlatnosci'],
          ({ Termin: date }) =>
            date !== undefined && date < content.P_1 ? { at: ['Termin'], values: { date } } : undefined,
        ),
  PAYMENT_IN_FUTURE: ({ Fa: { Platnosc: payment } }, { now }) => {
    if (payment === undefined) return none;
    const today = warsawDate(now);
    const date = payment.DataZaplaty;
    return both(
      date !== undefined && date > today ? one([...PAYMENT, 'DataZaplaty'], { date }) : none,
      findEach(
        payment.ZaplataCzesciowa,
        [...PAYMENT, 'ZaplataCzesciowa'],
        ({ DataZaplatyCzesciowej: day }) =>
          day > today ? { at: ['DataZaplatyCzesciowej'], values: { date: day } } : undefined,
      ),
    );
  },
  CORRECTED_LATER: ({ Fa: { P_1, DaneFaKorygowanej } }) =>
    findEach(DaneFaKorygowanej, ['Fa', 'DaneFaKorygowanej'], (reference) => {
      const { DataWystFaKorygowanej: date, NrFaKorygowanej: number } = reference;
      return date > P_1 ? { at: ['DataWystFaKorygowanej'], values: { date, number } } : undefined;
    }),
};
