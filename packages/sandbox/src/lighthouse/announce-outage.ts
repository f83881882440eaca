import { randomUUID } from 'node:crypto';
import { LighthouseMessage, type LighthouseStatus } from '@skryba/ksef/contract';
import { z } from 'zod';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';

/** What is announced: a failure, a total one, or maintenance. */
export const Outage = z
  .object({
    category: z.enum(['FAILURE', 'TOTAL_FAILURE', 'MAINTENANCE']),
    title: z.string().min(1).default('Ogłoszenie w piaskownicy'),
    text: z.string().min(1).default('Ogłoszenie na potrzeby testów.'),
    /** Start and end; from now on and without end unless given. */
    start: z.iso.datetime({ offset: true }).optional(),
    end: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(
    ({ start, end }) => start === undefined || end === undefined || Date.parse(start) <= Date.parse(end),
    {
      path: ['end'],
      message: 'Koniec jest wcześniejszy niż początek.',
    },
  );
export type Outage = z.infer<typeof Outage>;

type Where = Pick<Services, 'clock' | 'settings'>;

/** Announces an outage in the lighthouse. */
export function announceOutage({ clock, settings }: Where, outage: Outage): LighthouseMessage {
  const now = isoInstant(clock.now());
  const message: LighthouseMessage = {
    id: randomUUID(),
    eventId: Math.max(0, ...settings.outages.map(({ eventId }) => eventId)) + 1,
    category: outage.category,
    type: outage.category === 'MAINTENANCE' ? 'MAINTENANCE_ANNOUNCEMENT' : 'FAILURE_START',
    title: outage.title,
    text: outage.text,
    start: outage.start ?? now,
    end: outage.end ?? null,
    version: 1,
    published: now,
  };
  settings.change({ outages: [...settings.outages, message] });
  return message;
}

function isOver({ clock }: Where, { end }: LighthouseMessage): boolean {
  return end !== null && end !== undefined && Date.parse(end) <= clock.now();
}

/** Outages that are announced and not over. */
export function endableOutages(where: Where): LighthouseMessage[] {
  return where.settings.outages.filter(
    (message) => message.type !== 'FAILURE_END' && !isOver(where, message),
  );
}

/**
 * Ends an outage now. Of a failure its end is announced too, under the same event.
 * @returns undefined when there is no such outage, or it is over
 */
export function endOutage(where: Where, id: string): LighthouseMessage | undefined {
  const { clock, settings } = where;
  const outage = endableOutages(where).find((message) => message.id === id);
  if (!outage) return undefined;
  const now = isoInstant(clock.now());
  const over = { ...outage, end: now, version: outage.version + 1 };
  const outages = settings.outages.map((message) => (message.id === id ? over : message));
  if (over.type === 'MAINTENANCE_ANNOUNCEMENT') {
    settings.change({ outages });
    return over;
  }
  const end: LighthouseMessage = {
    ...over,
    id: randomUUID(),
    type: 'FAILURE_END',
    title: `Zakończenie: ${outage.title}`,
    version: 1,
    published: now,
  };
  settings.change({ outages: [...outages, end] });
  return end;
}

const GRAVITY = ['AVAILABLE', 'MAINTENANCE', 'FAILURE', 'TOTAL_FAILURE'];

/** The state of KSeF now: the gravest of what goes on, with its messages. */
export function lighthouseStatus(where: Where): LighthouseStatus {
  const now = where.clock.now();
  const messages = endableOutages(where).filter(({ start }) => Date.parse(start) <= now);
  const gravest = Math.max(0, ...messages.map(({ category }) => GRAVITY.indexOf(category)));
  return { status: GRAVITY[gravest] ?? 'AVAILABLE', messages };
}
