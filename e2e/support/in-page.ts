import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What `in-page.js` tells of a page. */
interface Answers {
  spill: number;
  focused: string;
  namelessFields: string[];
  paleTexts: { text: string; ratio: number; least: number }[];
}

const questions = readFileSync(join(import.meta.dirname, 'in-page.js'), 'utf8');

/** Asks a page about itself; see `in-page.js`. */
export function ask<Q extends keyof Answers>(page: Page, question: Q): Promise<Answers[Q]> {
  return page.evaluate<Answers[Q]>(`(() => { ${questions}\nreturn pageQuestions.${question}(); })()`);
}
