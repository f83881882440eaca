// Writes docs/api.md from the docstrings of what the package exports. With --check it only compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'docs/api.md');

interface Entry {
  readonly name: string;
  readonly kind: string;
  readonly doc: string;
  readonly signature: string;
}

/** The whole reference as Markdown. */
export function apiReference(): string {
  const parts = [
    '# API reference of @skryba/ksef',
    'Written from the docstrings by `node packages/ksef/scripts/api-reference.ts`; do not edit.',
    '## Functions and types: `@skryba/ksef`',
    ...exportsOf(join(root, 'src/index.ts')).map(entryMarkdown),
    '## Operations: `client.<resource>`',
    ...resources(),
    '## Cryptography: `@skryba/ksef/crypto`',
    ...exportsOf(join(root, 'src/crypto/index.ts')).map(entryMarkdown),
    '## Contract: `@skryba/ksef/contract`',
    contractTable(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function exportsOf(index: string): Entry[] {
  const text = readFileSync(index, 'utf8');
  const found = [...text.matchAll(/export (?:type )?(\*|\{[^}]*\}) from '(\.[^']+)'/g)].flatMap(
    ([, names = '', path = '']) => {
      const entries = entriesOf(join(dirname(index), path));
      if (names === '*') return entries;
      const wanted = new Set([...names.matchAll(/(?:type )?(\w+)(?=[,\s}])/g)].map(([, name]) => name));
      return entries.filter(({ name }) => wanted.has(name));
    },
  );
  return found.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

const DECLARATION =
  /\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\nexport (?:declare )?(async function\*?|function\*?|interface|type|const|class) (\w+)/g;

function entriesOf(file: string): Entry[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(DECLARATION)].map((match) => {
    const [whole, comment = '', kind = '', name = ''] = match;
    const start = match.index + whole.lastIndexOf('\nexport ') + '\nexport '.length;
    return {
      name,
      kind: kind.replace('async ', ''),
      doc: plain(comment),
      signature: signatureAt(text, start, kind),
    };
  });
}

// A function up to its body, a type or interface as a whole, a constant by its name.
function signatureAt(text: string, start: number, kind: string): string {
  if (kind === 'const' || kind === 'class')
    return text.slice(start, text.indexOf(kind === 'const' ? ' =' : ' {', start)).split('\n')[0] ?? '';
  const ends = kind.includes('function') ? /\{\n/g : /\n\}\n|;\n(?=\n|$)/g;
  ends.lastIndex = start;
  const end = ends.exec(text);
  const code = text.slice(
    start,
    end ? end.index + (kind.includes('function') ? 0 : end[0].trimEnd().length) : undefined,
  );
  return code.trim();
}

function plain(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .filter(Boolean)
    .map((line) => (line.startsWith('@') ? `\n- ${line.replace(/^@(\w+) ?/, '*$1* ')}` : line))
    .join('\n')
    .replaceAll(/\{@link (?:KsefClient\.)?(\w+)\}/g, '`$1`')
    .trim();
}

function entryMarkdown({ name, doc, signature }: Entry): string {
  return `### ${name}\n\n${doc}\n\n\`\`\`ts\n${signature}\n\`\`\``;
}

function resources(): string[] {
  const folder = join(root, 'src/resources');
  return readdirSync(folder)
    .toSorted()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const [, about = ''] = /\/\*\* (.+?) \*\/\nexport function/.exec(text) ?? [];
      const name = /export function (\w+)Resource/.exec(text)?.[1] ?? file;
      const rows = [
        ...text.matchAll(/\/\*\* (.+?)(?: `([A-Z]+ \/[^`]*)`)? \*\/\s+(\w+): \(([^)]*)\) =>/g),
      ].map(([, doc = '', route = '', method = '', parameters = '']) => {
        const list = parameters
          .split(',')
          .map((p) => p.trim().split(/[?:]/)[0] ?? '')
          .filter(Boolean)
          .join(', ');
        return `| \`${method}(${list})\` | ${doc} | ${route} |`;
      });
      return [
        `### client.${name}`,
        about,
        ['| method | what it does | operation |', '| --- | --- | --- |', ...rows].join('\n'),
      ].join('\n\n');
    });
}

function contractTable(): string {
  const folder = join(root, 'src/contract');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .toSorted();
  const rows = files.flatMap((file) =>
    entriesOf(join(folder, file)).map(
      ({ name, doc }) =>
        `| \`${name}\` | ${(doc.split('\n')[0] ?? '').replaceAll('|', '\\|')} | ${relative(folder, join(folder, file))} |`,
    ),
  );
  return ['| name | what it is | file |', '| --- | --- | --- |', ...rows].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== apiReference()) {
      console.error('docs/api.md is out of date; run: node packages/ksef/scripts/api-reference.ts');
      process.exitCode = 1;
    }
  } else writeFileSync(target, apiReference());
}
