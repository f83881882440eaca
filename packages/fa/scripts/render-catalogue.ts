import { inputTexts } from '../src/check/texts.ts';
import type { Text } from '../src/problem.ts';
import { problemCatalogue } from '../src/problems/catalogue.ts';
import { ruleTopics } from '../src/rules/catalogue.ts';
import type { Rule } from '../src/rules/rule.ts';

const INTRODUCTION = `# Invoice documents: what is checked

This page is made from the data of \`@skryba/fa\` by \`node packages/fa/scripts/write-catalogue.ts\`; change the data, not the page.

\`\`\`sh
npx skryba validate invoice.xml          # for people
npx skryba validate folder --json        # for programs: one object for each file
\`\`\`

\`\`\`ts
import { checkInput, composeInvoice, validateInvoice, writeInvoice } from '@skryba/fa';

const problems = checkInput(input);                                    // before a document is made
const bytes = writeInvoice(composeInvoice(input, { createdAt: new Date() }));
const { valid, problems: found } = validateInvoice(bytes, { now: new Date(), environment: 'production' });
\`\`\`

Every problem has a code, a severity, the path, line and column of the element, a message and a remedy in Polish and
English, and its source. **error**: KSeF or the law rejects the document. **warning**: it is accepted, but people get hurt.
Few business rules are **checked by KSeF** itself: besides the XML, the structure, permissions and duplicates it looks at
the issue date, and on production at check digits; elsewhere only for a session opened with
\`X-KSeF-Feature: subject-identifier-validation\`. The rest come from the law: KSeF takes such a document, a tax office may not.
\`validateInvoice(bytes, { rules: 'ksef' })\` asks KSeF's own rules alone.
A document is valid when it has no error. Words in braces are filled in with what was found.

What is tolerated: sums may be off by a hundredth for each line and each rate, because tax may be rounded line by line
or rate by rate (VAT act, art. 106e), and prices may be shown rounded. Days are Polish days (Europe/Warsaw).
Check digits of NIP are errors on production, where KSeF rejects them, and warnings elsewhere.
`;

/** The page docs/fa.md: every rule, every structural problem, every finding about a form. */
export function renderCatalogue(): string {
  return [
    INTRODUCTION,
    `## Business rules\n\n${count()} rules.\n`,
    ...ruleTopics.map(renderTopic),
    '## XML and structure\n',
    'Found while the file is read; all of them are errors.\n',
    table(
      ['Code', 'What is wrong', 'What to do', 'Source'],
      Object.entries(problemCatalogue).map(([code, { message, remedy, source }]) => [
        `\`${code}\``,
        both(message),
        both(remedy),
        source,
      ]),
    ),
    '## Forms\n',
    'Found by `checkInput` in what a person filled in; the path leads into the input, e.g. `lines.2.unitPrice`.\n',
    table(
      ['Code', 'Severity', 'What is wrong', 'What to do'],
      Object.entries(inputTexts).map(([code, { severity, message, remedy }]) => [
        `\`${code}\``,
        severity,
        both(message),
        both(remedy),
      ]),
    ),
  ].join('\n');
}

function renderTopic({ title, rules }: (typeof ruleTopics)[number]): string {
  const rows = rules.map((rule) => [
    `\`${rule.code}\``,
    rule.severity,
    checkedBy(rule),
    both(rule.title),
    both(rule.message),
    both(rule.remedy),
    rule.source,
  ]);
  const head = ['Code', 'Severity', 'Checked by KSeF', 'Rule', 'Message', 'What to do', 'Source'];
  return `### ${title.en} · ${title.pl}\n\n${table(head, rows)}`;
}

function checkedBy({ checkedBy: checked }: Rule): string {
  if (!checked) return '–';
  return checked.where === 'production' ? 'yes, on production' : 'yes';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function both({ pl, en }: Text): string {
  return `${en}<br>*${pl}*`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<?', '&lt;?').replaceAll('<!', '&lt;!');
}

function count(): number {
  return ruleTopics.reduce((sum, { rules }) => sum + rules.length, 0);
}
