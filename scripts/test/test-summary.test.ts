import { expect, test } from 'vitest';
import { countTests, summaryLine } from '../test-summary.ts';

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

test('a file that could not be loaded counts as a failed test', () => {
  const counts = countTests({ ...report, testResults: [{ status: 'failed', assertionResults: [] }] });
  expect(summaryLine(counts)).toBe('3 passed, 1 failed');
});

test('skipped tests are counted apart, never as passed', () => {
  expect(summaryLine(countTests({ ...report, numPendingTests: 2 }))).toBe('3 passed, 0 failed, 2 skipped');
});
