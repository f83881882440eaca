import type { SourceFile } from './files.ts';

const longestFile = 500;
const code = /\.(?:ts|tsx|mjs|js)$/;
const exemptFromLength = /\.gen\.ts$|(?:^|\/)(?:test|e2e|golden)\//;

// The character classes keep these patterns from finding themselves.
const forbidden: readonly { pattern: RegExp; files: RegExp; why: string }[] = [
  {
    pattern: /(?<![\w.$}])\/(?:wor[k]|roo[t]|home\/\w+|Users\/\w+)\//,
    files: /./,
    why: 'a path of one machine',
  },
  { pattern: /\b(?:TO[D]O|FIX[M]E)\b/, files: code, why: 'unfinished work; finish it or open an issue' },
  {
    pattern: /@ts-(?:ignor[e]|nochec[k])|(?:ox|es)lint-disabl[e]|prettier-ignor[e]/,
    files: code,
    why: 'a silenced check',
  },
  { pattern: /"resolve[d]": "https?:/, files: /package-lock\.json$/, why: 'the host of a registry' },
];

/** What a file must not hold, one sentence for each place. */
export function textProblems({ path, text }: SourceFile): string[] {
  const lines = text.split('\n');
  const tooLong =
    code.test(path) && !exemptFromLength.test(path) && lines.length - 1 > longestFile
      ? [`${path}: ${lines.length - 1} lines; split files over ${longestFile}`]
      : [];
  const rules = forbidden.filter(({ files }) => files.test(path));
  const found = lines.flatMap((line, index) =>
    rules.filter(({ pattern }) => pattern.test(line)).map(({ why }) => `${path}:${index + 1}: ${why}`),
  );
  return [...tooLong, ...found];
}
