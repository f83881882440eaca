import type { OfficialText } from '../authorisations/failure.ts';
import type { Bilingual } from '../platform/http/route.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';

/** What happens to a document on its way, in words; `{value}` is filled in. */
export const eventTexts = {
  queued: { pl: 'Dodano do kolejki wysyłki', en: 'Queued for sending' },
  sending: { pl: 'Wysyłanie w sesji {value}', en: 'Sending in session {value}' },
  sent: { pl: 'KSeF odebrał dokument ({value})', en: 'KSeF has received the document ({value})' },
  'not-sent': {
    pl: 'Dokument nie dotarł do KSeF; czeka na kolejną próbę',
    en: 'The document did not reach KSeF; it waits for another try',
  },
  'answer-lost': {
    pl: 'Odpowiedź KSeF zaginęła; sprawdzamy, czy dokument tam jest',
    en: 'KSeF’s answer was lost; we look up whether the document is there',
  },
  'looked-up': {
    pl: 'Dokument odnaleziono w KSeF po skrócie; nie wysyłamy go ponownie',
    en: 'The document was found in KSeF by its hash; it is not sent again',
  },
  'not-found': {
    pl: 'Dokumentu nie ma w KSeF; zostanie wysłany',
    en: 'The document is not in KSeF; it will be sent',
  },
  status: { pl: 'KSeF przetwarza dokument', en: 'KSeF is processing the document' },
  accepted: { pl: 'Przyjęto pod numerem {value}', en: 'Accepted under the number {value}' },
  adopted: {
    pl: 'KSeF ma już ten sam dokument pod numerem {value}',
    en: 'KSeF has the same document already, under the number {value}',
  },
  'upo-stored': { pl: 'Pobrano i zapisano UPO', en: 'The UPO was fetched and stored' },
  rejected: { pl: 'KSeF odrzucił dokument', en: 'KSeF rejected the document' },
  retry: { pl: 'Nie udało się: {value}', en: 'It failed: {value}' },
  held: { pl: 'Wstrzymano: {value}', en: 'On hold: {value}' },
} as const satisfies Record<string, Bilingual>;

export type EventKind = keyof typeof eventTexts;

export interface DeliveryKey {
  companyId: string;
  environment: EnvironmentId;
  invoiceId: string;
}

export interface EventParts {
  /** Fills the text of the event. */
  value?: string | Bilingual;
  official?: OfficialText | null;
}

/** Adds a line to the timeline of a delivery, in the transaction of what it tells. */
export async function addEvent(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  { companyId, environment, invoiceId }: DeliveryKey,
  kind: EventKind,
  { value = '', official = null }: EventParts = {},
): Promise<void> {
  await tx
    .insertInto('delivery_events')
    .values({
      company_id: companyId,
      environment,
      invoice_id: invoiceId,
      at: platform.clock.now(),
      kind,
      message: JSON.stringify(eventMessage(kind, value)),
      official: official === null ? null : JSON.stringify(official),
    })
    .execute();
}

/** The words of an event with its value filled in. */
export function eventMessage(kind: EventKind, value: string | Bilingual): Bilingual {
  const values = typeof value === 'string' ? { pl: value, en: value } : value;
  const { pl, en } = eventTexts[kind];
  return { pl: pl.replace('{value}', values.pl), en: en.replace('{value}', values.en) };
}
