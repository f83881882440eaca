import type { Text } from '../problem.ts';
import type { Check } from './check.ts';
import { advanceChecks } from './checks/advances.ts';
import { annotationChecks } from './checks/annotations.ts';
import { attachmentChecks } from './checks/attachments.ts';
import { correctionChecks } from './checks/corrections.ts';
import { currencyChecks } from './checks/currency.ts';
import { dateChecks } from './checks/dates.ts';
import { identifierChecks } from './checks/identifiers.ts';
import { lineChecks } from './checks/lines.ts';
import { partyChecks } from './checks/parties.ts';
import { paymentChecks } from './checks/payments.ts';
import { sumChecks } from './checks/sums.ts';
import { advanceEntries } from './entries/advances.ts';
import { annotationEntries } from './entries/annotations.ts';
import { attachmentEntries } from './entries/attachments.ts';
import { correctionEntries } from './entries/corrections.ts';
import { currencyEntries } from './entries/currency.ts';
import { dateEntries } from './entries/dates.ts';
import type { RuleEntry } from './entries/entry.ts';
import { identifierEntries } from './entries/identifiers.ts';
import { lineEntries } from './entries/lines.ts';
import { partyEntries } from './entries/parties.ts';
import { paymentEntries } from './entries/payments.ts';
import { sumEntries } from './entries/sums.ts';
import type { Rule } from './rule.ts';

/** Rules about one subject. */
export interface RuleTopic {
  title: Text;
  rules: readonly Rule[];
}

/** All business rules of FA(3), by subject. */
export const ruleTopics: readonly RuleTopic[] = [
  topic('Identyfikatory', 'Identifiers', identifierEntries, identifierChecks),
  topic('Strony faktury', 'Parties', partyEntries, partyChecks),
  topic('Daty', 'Dates', dateEntries, dateChecks),
  topic('Pozycje', 'Lines', lineEntries, lineChecks),
  topic('Sumy', 'Sums', sumEntries, sumChecks),
  topic('Stawki i adnotacje', 'Rates and statements', annotationEntries, annotationChecks),
  topic('Waluty', 'Currencies', currencyEntries, currencyChecks),
  topic('Korekty', 'Corrections', correctionEntries, correctionChecks),
  topic(
    'Zaliczki, rozliczenia, faktury uproszczone',
    'Advances, settlements, simplified invoices',
    advanceEntries,
    advanceChecks,
  ),
  topic('Płatność', 'Payment', paymentEntries, paymentChecks),
  topic('Załączniki', 'Attachments', attachmentEntries, attachmentChecks),
];

/** All business rules of FA(3), in the order of the catalogue. */
export const rules: readonly Rule[] = ruleTopics.flatMap((subject) => subject.rules);

function topic<Code extends string>(
  pl: string,
  en: string,
  entries: Record<Code, RuleEntry>,
  checks: Record<Code, Check>,
): RuleTopic {
  const codes: Code[] = [];
  for (const code in entries) codes.push(code);
  return {
    title: { pl, en },
    rules: codes.map((code) => ({
      code,
      ...entries[code],
      check: checks[code],
    })),
  };
}
