import { composeInvoice, writeInvoice } from '../../src/index.ts';
import { documents } from '../documents.ts';

/** How a good document becomes one that breaks a rule. */
export interface RuleCase {
  /** Name of the golden document that is spoilt. */
  of: string;
  /** Replacements in its XML, one after the other. */
  changes: readonly (readonly [from: string | RegExp, to: string])[];
  /** End of the path of the finding. */
  at: string;
  environment?: 'production' | 'test';
}

export const broken = (of: string, from: string | RegExp, to: string, at: string): RuleCase => ({
  of,
  changes: [[from, to]],
  at,
});

export const third = (role: number, identity: string, more = ''): string =>
  `</Podmiot2><Podmiot3><DaneIdentyfikacyjne>${identity}<Nazwa>Ktoś</Nazwa></DaneIdentyfikacyjne><Rola>${role}</Rola>${more}</Podmiot3>`;
export const footer = (content: string): string => `</Fa><Stopka>${content}</Stopka></Faktura>`;
export const attachment = (type: string, cells: string): string =>
  `</Fa><Zalacznik><BlokDanych><MetaDane><ZKlucz>a</ZKlucz><ZWartosc>b</ZWartosc></MetaDane><Tabela><TNaglowek><Kol Typ="${type}"><NKom>k</NKom></Kol></TNaglowek><Wiersz>${cells}</Wiersz></Tabela></BlokDanych></Zalacznik></Faktura>`;
export const buyerId = '<NIP>1111111111</NIP><Nazwa>Zmyślony Handel S.A.</Nazwa>';
export const transport =
  '<WarunkiTransakcji><Transport><RodzajTransportu>3</RodzajTransportu><Przewoznik><DaneIdentyfikacyjne><NIP>1111111112</NIP></DaneIdentyfikacyjne><AdresPrzewoznika><KodKraju>PL</KodKraju><AdresL1>a</AdresL1></AdresPrzewoznika></Przewoznik><OpisLadunku>1</OpisLadunku></Transport></WarunkiTransakcji></Fa>';

/** The day on which the documents of the cases are looked at. */
export const checkedAt = new Date('2026-11-20T10:00:00Z');

/** The XML of a document that breaks a rule. */
export function spoilt({ of, changes }: RuleCase): string {
  const xml = new TextDecoder().decode(
    writeInvoice(composeInvoice(documents[of]!, { createdAt: checkedAt })),
  );
  return changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${of}: nothing matches ${from}`);
    return changed;
  }, xml);
}
