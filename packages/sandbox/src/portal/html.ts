/** Markup that is safe to send: made by `html` only, so that every value in it was escaped. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | undefined | false | readonly Part[];

const replacements: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (character) => replacements[character] ?? character);
  }
  if ('markup' in part) return part.markup;
  return part.map(render).join('');
}

/** A template whose values are escaped unless they are templates themselves. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.reduce((text, piece, at) => text + render(parts[at - 1]) + piece) };
}
