import { tidy } from '../text/tidy.ts';
import type { BlokDanych, Tabela, Zalacznik } from '../types/invoice.gen.ts';
import { filled } from './filled.ts';
import type { InvoiceInput } from './input.ts';
import type { AttachmentBlock, AttachmentTable } from './input-attachment.ts';

/** The attachment of an invoice, when one was filled in. */
export function composeAttachment({ attachment = [] }: InvoiceInput): { Zalacznik?: Zalacznik } {
  return attachment.length === 0 ? {} : { Zalacznik: { BlokDanych: attachment.map(composeBlock) } };
}

function composeBlock({ title, facts, paragraphs = [], tables = [] }: AttachmentBlock): BlokDanych {
  const texts = paragraphs.map(tidy).filter((text) => text !== '');
  return {
    ...filled({ ZNaglowek: title }),
    MetaDane: facts.map(({ key, value }) => ({ ZKlucz: tidy(key), ZWartosc: tidy(value) })),
    ...(texts.length > 0 ? { Tekst: { Akapit: texts } } : {}),
    ...(tables.length > 0 ? { Tabela: tables.map(composeTable) } : {}),
  };
}

function composeTable({ facts = [], description, columns, rows, totals = [] }: AttachmentTable): Tabela {
  return {
    ...(facts.length > 0
      ? { TMetaDane: facts.map(({ key, value }) => ({ TKlucz: tidy(key), TWartosc: tidy(value) })) }
      : {}),
    ...filled({ Opis: description }),
    TNaglowek: { Kol: columns.map(({ name, type }) => ({ '@Typ': type, NKom: tidy(name) })) },
    Wiersz: rows.map((cells) => ({ WKom: cells.map(tidy) })),
    ...(totals.length > 0 ? { Suma: { SKom: totals.map(tidy) } } : {}),
  };
}
