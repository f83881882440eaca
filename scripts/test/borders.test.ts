import { describe, expect, test } from 'vitest';
import { importProblems } from '../borders/imports.ts';
import { textProblems } from '../borders/texts.ts';

const imports = (path: string, text: string) => importProblems({ path, text });

describe('the borders between packages', () => {
  test('an arrow in the agreed direction passes', () => {
    expect(imports('packages/server/src/a/b.ts', "import { parseNip } from '@skryba/fa';")).toEqual([]);
    expect(imports('packages/sandbox/src/a.ts', "import type { X } from '@skryba/ksef/contract';")).toEqual(
      [],
    );
  });

  test('an arrow the other way is named', () => {
    expect(imports('packages/fa/src/a.ts', "import {\n  a,\n} from '@skryba/server';")).toHaveLength(1);
    expect(imports('packages/sandbox/src/a.ts', "const a = await import('@skryba/ksef');")).toHaveLength(1);
    expect(imports('packages/ksef/src/a.ts', "export * from '@skryba/sandbox';")).toHaveLength(1);
  });

  test('the web may take types of the server, and only types', () => {
    expect(imports('packages/web/src/a.tsx', "import type { A } from '@skryba/server/api';")).toEqual([]);
    expect(imports('packages/web/src/a.tsx', "import { a } from '@skryba/server/api';")).toHaveLength(1);
  });

  test('a relative path must stay in its package', () => {
    expect(imports('packages/ksef/src/a/b.ts', "import { x } from '../../../fa/src/index.ts';")).toHaveLength(
      1,
    );
    expect(imports('packages/ksef/src/a/b.ts', "import { x } from '../c.ts';")).toEqual([]);
  });

  test("an area of the server does not reach into another area's store", () => {
    const from = 'packages/server/src/delivery/send.ts';
    expect(imports(from, "import { x } from '../invoices/store.ts';")).toHaveLength(1);
    expect(imports(from, "import { x } from './store.ts';")).toEqual([]);
    expect(imports(from, "import { x } from '../invoices/issue-invoice.ts';")).toEqual([]);
  });
});

describe('what no file may hold', () => {
  test('paths of one machine, unfinished work and silenced checks are named with their line', () => {
    const marks = [
      ['TO', 'DO later'],
      ['@ts-', 'ignore'],
      ["const f = '/", 'root/x'],
    ].map((parts) => parts.join(''));
    const text = ['const a = 1;', ...marks].join('\n');
    expect(textProblems({ path: 'a.ts', text }).map((problem) => problem.split(':')[1])).toEqual([
      '2',
      '3',
      '4',
    ]);
  });

  test('a file of more than 500 lines is to be split, a generated one is not', () => {
    const text = 'a;\n'.repeat(501);
    expect(textProblems({ path: 'packages/fa/src/a.ts', text })).toHaveLength(1);
    expect(textProblems({ path: 'packages/fa/src/a.gen.ts', text })).toEqual([]);
  });
});
