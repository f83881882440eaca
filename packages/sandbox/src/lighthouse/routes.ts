import type { FastifyInstance } from 'fastify';
import { pathPart, read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { announceOutage, endOutage, lighthouseStatus, Outage } from './announce-outage.ts';

/** The lighthouse (Latarnia): the state of KSeF and its messages, declared through `/_sandbox/outages`. */
export function registerLighthouse(app: FastifyInstance, services: Services): void {
  const { settings } = services;
  // The official C# client asks at the root of the address that it was given, whatever folder it names.
  for (const folder of ['/lighthouse', '']) {
    app.get(`${folder}/status`, () => lighthouseStatus(services));
    app.get(`${folder}/messages`, () => settings.outages);
  }
  app.get('/_sandbox/outages', () => ({ outages: settings.outages }));
  app.post('/_sandbox/outages', (request, reply) =>
    reply.code(201).send(announceOutage(services, read(Outage, request.body))),
  );
  app.post('/_sandbox/outages/:id/end', (request, reply) => {
    const ended = endOutage(services, pathPart(request, 'id'));
    return ended ?? reply.code(404).send({ error: 'There is no such outage, or it is over.' });
  });
  app.delete('/_sandbox/outages', (_request, reply) => {
    settings.change({ outages: [] });
    return reply.code(204).send();
  });
}
