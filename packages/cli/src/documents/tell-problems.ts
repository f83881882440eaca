import type { Problem } from '@skryba/fa';
import type { Bilingual, Language } from '../command.ts';

const severities: Readonly<Record<Problem['severity'], Bilingual>> = {
  error: { pl: 'błąd', en: 'error' },
  warning: { pl: 'ostrzeżenie', en: 'warning' },
};

/** Problems of a document as lines for people: place, what is wrong, what to do. */
export function tellProblems(problems: readonly Problem[]): Bilingual {
  return { pl: lines(problems, 'pl'), en: lines(problems, 'en') };
}

function lines(problems: readonly Problem[], language: Language): string {
  return problems
    .flatMap(({ line, column, severity, code, path, message, remedy }) => [
      `    ${line}:${column} ${severities[severity][language]} ${code} ${path}`,
      `        ${message[language]}`,
      `        → ${remedy[language]}`,
    ])
    .join('\n');
}
