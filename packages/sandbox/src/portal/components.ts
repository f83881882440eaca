import type { Frame } from './frame.ts';
import { type Html, html } from './html.ts';
import { icon, type IconName } from './icons.ts';

export type Tone = 'good' | 'bad' | 'busy' | 'warn' | 'off';

const toneIcons: Record<Tone, IconName> = {
  good: 'check',
  bad: 'alert',
  busy: 'clock',
  warn: 'alert',
  off: 'minus',
};

/** What went wrong, on top of a page. */
export function alert(message: string | readonly string[] | undefined): Html | false {
  if (message === undefined) return false;
  const lines = typeof message === 'string' ? [message] : message;
  return html`<div class="alert" role="alert">
    ${icon('alert')}
    <div>${lines.map((line) => html`<p>${line}</p>`)}</div>
  </div>`;
}

/** What went well, on top of a page. */
export function notice(message: string | undefined): Html | false {
  return (
    message !== undefined &&
    html`<div class="notice" role="status">
      ${icon('check')}
      <p>${message}</p>
    </div>`
  );
}

/** A state: an icon and a word, never colour alone. */
export function chip(tone: Tone, text: string | number): Html {
  return html`<span class="chip ${tone}">${icon(toneIcons[tone])}${text}</span>`;
}

/** The hidden field that proves where a form comes from. */
export function stampField({ stamp }: Pick<Frame, 'stamp'>): Html {
  return html`<input type="hidden" name="stamp" value="${stamp}" />`;
}

/** A heading of a page with what can be done on it. */
export function heading(title: string, actions?: Html | false): Html {
  return html`<div class="head">
    <h1>${title}</h1>
    ${actions && html`<div class="actions">${actions}</div>`}
  </div>`;
}

/** A list with nothing in it: what would stand here and how it comes. */
export function emptyState(name: IconName, title: string, text: string, action?: Html): Html {
  return html`<section class="empty">
    ${icon(name)}
    <h2>${title}</h2>
    <p>${text}</p>
    ${action}
  </section>`;
}

/** One cell of a list; on a phone its label stands beside it. */
export interface Cell {
  readonly label: string;
  readonly content: Html | string | number;
  readonly look?: 'amount' | 'whole' | 'actions';
}

/** A table that turns into cards on a phone. Headings are the labels of the first row. */
export function table(caption: string, rows: readonly (readonly Cell[])[]): Html {
  const [first = []] = rows;
  return html`<div class="table">
    <table>
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${first.map(
            ({ label, look }) =>
              html`<th scope="col" class="${look === 'amount' ? 'amount' : ''}">
                ${look === 'actions' ? html`<span class="hidden">${label}</span>` : label}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map(
                ({ label, content, look = '' }) =>
                  html`<td class="${look}" data-label="${look === 'actions' ? '' : label}">${content}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A choice between parts of a page. */
export function tabs(
  label: string,
  entries: readonly { href: string; label: string; isCurrent: boolean }[],
): Html {
  return html`<nav class="tabs" aria-label="${label}">
    ${entries.map(
      ({ href, label: text, isCurrent }) =>
        html`<a href="${href}" ${isCurrent && html`aria-current="page"`}>${text}</a>`,
    )}
  </nav>`;
}

/** A labelled field of a form. */
export function field(options: {
  name: string;
  label: string;
  value?: string;
  type?: 'text' | 'number' | 'date' | 'datetime-local';
  hint?: string;
  required?: boolean;
  isNumber?: boolean;
  placeholder?: string;
  autofocus?: boolean;
  min?: number;
  max?: number;
  step?: string;
}): Html {
  const { name, label, value = '', type = 'text', hint, required = false, isNumber = false } = options;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="off"
      class="${isNumber ? 'number' : ''}"
      ${isNumber && type === 'text' && html`inputmode="numeric"`}
      ${options.placeholder !== undefined && html`placeholder="${options.placeholder}"`}
      ${options.min !== undefined && html`min="${options.min}"`}
      ${options.max !== undefined && html`max="${options.max}"`}
      ${options.step !== undefined && html`step="${options.step}"`}
      ${required && html`required`}
      ${options.autofocus === true && html`autofocus`}
      ${hint !== undefined && html`aria-describedby="${name}-hint"`}
    />
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
  </div>`;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A labelled list to choose one of. */
export function select(name: string, label: string, list: readonly Choice[], chosen = ''): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${list.map(
        (choice) =>
          html`<option value="${choice.value}" ${choice.value === chosen && html`selected`}>
            ${choice.label}
          </option>`,
      )}
    </select>
  </div>`;
}

/** A group of boxes or of buttons that exclude each other. */
export function choices(
  type: 'checkbox' | 'radio',
  name: string,
  legend: string,
  list: readonly Choice[],
  chosen: readonly string[] = [],
): Html {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${list.map(
      ({ value, label, hint }) =>
        html`<label class="tick"
          ><input type="${type}" name="${name}" value="${value}" ${chosen.includes(value) && html`checked`} />
          <span>${label} ${hint !== undefined && html`<small>${hint}</small>`}</span></label
        >`,
    )}
  </fieldset>`;
}

/** Names and values under each other. */
export function facts(
  entries: readonly (readonly [label: string, value: Html | string | number | undefined])[],
): Html {
  return html`<dl class="facts">
    ${entries.map(
      ([label, value]) =>
        value !== undefined &&
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Links to the page before and after. */
export function pager(
  frame: Frame,
  links: { previous?: string | undefined; next?: string | undefined },
): Html | false {
  if (links.previous === undefined && links.next === undefined) return false;
  return html`<nav class="pager" aria-label="${frame.say('Strony listy', 'Pages of the list')}">
    ${links.previous !== undefined && html`<a class="button" href="${links.previous}">${frame.say('Nowsze', 'Newer')}</a>`}
    ${links.next !== undefined && html`<a class="button" href="${links.next}">${frame.say('Starsze', 'Older')}</a>`}
  </nav>`;
}
