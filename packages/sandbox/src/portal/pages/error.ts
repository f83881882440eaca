import { alert } from '../components.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';

/** A page that says what happened and what to do. */
export function errorPage(
  frame: Frame,
  options: { title: string; reasons?: readonly string[] | undefined; advice: Html | string },
): string {
  const { say } = frame;
  return page(frame, {
    title: options.title,
    body: html`<section class="card narrow">
      <h1>${options.title}</h1>
      ${options.reasons !== undefined && options.reasons.length > 0 && alert(options.reasons)}
      <p>${options.advice}</p>
      <p><a class="button" href="/">${say('Strona główna', 'Front page')}</a></p>
    </section>`,
  });
}
