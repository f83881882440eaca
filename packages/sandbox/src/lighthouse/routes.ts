import { randomUUID } from 'node:crypto';
import { LighthouseMessage, type LighthouseStatus } from '@skryba/ksef/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';

const Outage = z.object({
  category: LighthouseMessage.shape.category,
  title: z.string().default('Ogłoszenie w piaskownicy'),
  text: z.string().default('Ogłoszenie na potrzeby testów.'),
  /** Start and end; from now on and without end unless given. */
  start: z.iso.datetime({ offset: true }).optional(),
  end: z.iso.datetime({ offset: true }).optional(),
});

/** The lighthouse (Latarnia): the state of KSeF and its messages, declared through `/_sandbox/outages`. */
export function registerLighthouse(app: FastifyInstance, { clock, settings }: Services): void {
  const isCurrent = ({ start, end }: LighthouseMessage) =>
    Date.parse(start) <= clock.now() && (!end || clock.now() < Date.parse(end));
  const current = () => settings.outages.filter(isCurrent);
  app.get('/lighthouse/status', (): LighthouseStatus => {
    const messages = current();
    return { status: messages.at(-1)?.category ?? 'AVAILABLE', messages };
  });
  app.get('/lighthouse/messages', () => settings.outages);
  app.post('/_sandbox/outages', (request, reply) => {
    const { category, title, text, start, end } = read(Outage, request.body);
    const now = isoInstant(clock.now());
    const message: LighthouseMessage = {
      id: randomUUID(),
      eventId: settings.outages.length + 1,
      category,
      type: category === 'MAINTENANCE' ? 'MAINTENANCE_ANNOUNCEMENT' : 'FAILURE_START',
      title,
      text,
      start: start ?? now,
      end: end ?? null,
      version: 1,
      published: now,
    };
    settings.outages.push(message);
    return reply.code(201).send(message);
  });
  app.delete('/_sandbox/outages', (_request, reply) => {
    settings.outages = [];
    return reply.code(204).send();
  });
}
