import { type Html, html } from '../html.ts';
import type { Language } from '../language.ts';
import { type DocumentLabels, documentLabels } from './document-labels.ts';
import type { DocumentElement } from './document-tree.ts';

interface View {
  readonly labels: DocumentLabels;
}

const isLeaf = (element: DocumentElement) => element.children.length === 0;
const isWide = (element: DocumentElement) =>
  element.children.every((child) => isLeaf(child) || child.children.every(isLeaf));

/** Children in runs of the same name, in the order of the document. */
function runs(children: readonly DocumentElement[]): DocumentElement[][] {
  const found: DocumentElement[][] = [];
  for (const child of children) {
    const last = found.at(-1);
    if (last?.[0]?.name === child.name) last.push(child);
    else found.push([child]);
  }
  return found;
}

/** Values of an element and of what stands right inside it, each under its path. */
function valuesOf(
  element: DocumentElement,
  path: readonly string[],
): (readonly [path: readonly string[], text: string])[] {
  return element.children.flatMap((child) => {
    const inner = [...path, child.name];
    return isLeaf(child) ? [[inner, child.text] as const] : valuesOf(child, inner);
  });
}

const isNumeric = (text: string) => /^-?\d+(?:\.\d+)?$/.test(text);

function linesTable({ labels }: View, elements: readonly DocumentElement[], path: readonly string[]): Html {
  const rows = elements.map(
    (element) => new Map(valuesOf(element, path).map(([at, text]) => [at.join('/'), { at, text }])),
  );
  const columns = new Map(rows.flatMap((row) => [...row].map(([key, { at }]) => [key, at] as const)));
  const isAmount = (key: string) => rows.every((row) => isNumeric(row.get(key)?.text ?? '0'));
  return html`<div class="table lines">
    <table>
      <thead>
        <tr>
          ${[...columns].map(([key, at]) => html`<th scope="col" class="${isAmount(key) ? 'amount' : ''}">${labels.element(at)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${[...columns].map(([key, at]) => {
                const text = row.get(key)?.text;
                return html`<td class="${isAmount(key) ? 'amount' : ''}" data-label="${labels.element(at)}">
                  ${text === undefined ? '' : labels.value(at, text)}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function leafList({ labels }: View, leaves: readonly DocumentElement[], path: readonly string[]): Html {
  return html`<dl class="facts">
    ${leaves.map((leaf) => {
      const at = [...path, leaf.name];
      return html`<div class="${leaf.name === 'P_15' || leaf.name === 'PayableAmount' ? 'total' : ''}">
        <dt>${labels.element(at)}</dt>
        <dd>${labels.value(at, leaf.text)}</dd>
      </div>`;
    })}
  </dl>`;
}

/** Elements whose inner structure says nothing to a reader: their values stand together. */
const FLAT = /^(?:Adnotacje|Rozliczenie|TaxTotal|LegalMonetaryTotal|PaymentMeans)$/;
const LINES = /Wiersz$|Line$/;

/** Lines of the document come before what else it says. */
function linesFirst(children: readonly DocumentElement[]): DocumentElement[] {
  return children.toSorted((one, other) => Number(LINES.test(other.name)) - Number(LINES.test(one.name)));
}

function valueList({ labels }: View, element: DocumentElement, path: readonly string[]): Html {
  return html`<dl class="facts">
    ${valuesOf(element, path).map(
      ([at, text]) =>
        html`<div>
          <dt>${labels.element(at)}</dt>
          <dd>${labels.value(at, text)}</dd>
        </div>`,
    )}
  </dl>`;
}

function inside(view: View, element: DocumentElement, path: readonly string[], depth: number): Html {
  if (FLAT.test(element.name)) return valueList(view, element, path);
  const leaves = element.children.filter(isLeaf);
  const rest = runs(linesFirst(element.children.filter((child) => !isLeaf(child))));
  return html`${leaves.length > 0 && leafList(view, leaves, path)}
  ${rest.map((run) => section(view, run, path, depth + 1))}`;
}

/** Elements of one name: a table when there are many of them, or when they are lines of a document. */
function section(view: View, run: readonly DocumentElement[], path: readonly string[], depth: number): Html {
  const [first] = run;
  if (!first) return html``;
  const at = [...path, first.name];
  const isTable = run.every(isWide) && (run.length > 1 || LINES.test(first.name));
  const title = view.labels.element(at);
  const heading = depth <= 1 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
  return html`<section class="part depth-${Math.min(depth, 3)}">
    ${heading} ${isTable ? linesTable(view, run, at) : run.map((element) => inside(view, element, at, depth))}
  </section>`;
}

const PARTIES = /^(?:Podmiot\d?K?|PodmiotUpowazniony|Accounting\w+Party|PayeeParty|TaxRepresentativeParty)$/;
const LAST = /^(?:Naglowek|UBLExtensions|CustomizationID|ProfileID)$/;

const IDENTITY = ['DaneIdentyfikacyjne', 'Adres', 'Party'];
const NAMES = ['Nazwa', 'RegistrationName', 'Name'];

/** Who stands on the document: the name, then the numbers and the address, then the rest. */
function partyCard(view: View, party: DocumentElement): Html {
  const at = [party.name];
  const main = IDENTITY.flatMap((name) => party.children.filter((child) => child.name === name));
  const known = main.flatMap((child) => valuesOf(child, [...at, child.name]));
  const names = known.filter(([path]) => NAMES.includes(path.at(-1) ?? ''));
  const numbers = known.filter((value) => !names.includes(value));
  const rest = { ...party, children: party.children.filter((child) => !main.includes(child)) };
  return html`<section class="part">
    <h2>${view.labels.element(at)}</h2>
    ${names.map(([, name]) => html`<p class="party-name">${name}</p>`)}
    <dl class="facts">
      ${numbers.map(
        ([path, text]) =>
          html`<div>
            <dt>${view.labels.element(path)}</dt>
            <dd>${view.labels.value(path, text)}</dd>
          </div>`,
      )}
    </dl>
    ${inside(view, rest, at, 1)}
  </section>`;
}

/** A document as people read it: parties side by side, lines as a table, everything under its own name. */
export function documentView(root: DocumentElement, systemCode: string, language: Language): Html {
  const view: View = { labels: documentLabels(systemCode, language) };
  const parts = root.children.filter((child) => !isLeaf(child));
  const leaves = root.children.filter((child) => isLeaf(child) && !LAST.test(child.name));
  const parties = parts.filter(({ name }) => PARTIES.test(name));
  const others = runs(parts.filter(({ name }) => !PARTIES.test(name) && !LAST.test(name)));
  const last = runs(parts.filter(({ name }) => LAST.test(name)));
  return html`<article class="document">
    <div class="parties">${parties.map((party) => partyCard(view, party))}</div>
    ${leaves.length > 0 && html`<section class="part">${leafList(view, leaves, [])}</section>`}
    ${[...others, ...last].map((run) => section(view, run, [], 1))}
  </article>`;
}
