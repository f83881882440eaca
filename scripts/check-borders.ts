// The rules that no compiler knows: which package may import which, and what no file may hold.
import { sourceFiles } from './borders/files.ts';
import { importProblems } from './borders/imports.ts';
import { textProblems } from './borders/texts.ts';

const problems = sourceFiles().flatMap((file) => [...importProblems(file), ...textProblems(file)]);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
