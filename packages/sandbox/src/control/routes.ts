import { isValidNip, parseNip } from '@skryba/fa';
import { TokenPermissionType } from '@skryba/ksef/contract';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { EXPORT_LIMITS } from '../exports/export-limits.ts';
import { invalidInput } from '../http/failure.ts';
import { read } from '../http/read.ts';
import { SystemWarning } from '../http/system-warning.ts';
import { isOnCalendar, isoInstant } from '../platform/clock.ts';
import { isKsefError } from '../platform/ksef-error.ts';
import type { Services } from '../platform/services.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { resetSandbox } from './reset.ts';
import { Fault } from './faults.ts';
import { issueTestCertificate, signAs } from './signers.ts';

const Nip = z.string().transform((text, context) => {
  const nip = parseNip(text);
  if (nip !== undefined && isValidNip(nip)) return String(nip);
  context.addIssue({ code: 'custom', message: 'NIP has a wrong form or checksum' });
  return z.NEVER;
});

const TokenBody = z.object({
  nip: Nip,
  permissions: z.array(TokenPermissionType).min(1).default(['InvoiceWrite', 'InvoiceRead']),
  description: z.string().min(5).max(256).default('Token z piaskownicy'),
});
const SignBody = z.object({
  xml: z.string(),
  as: z.enum(['person', 'seal', 'trusted-profile']),
  nip: Nip,
  pesel: z.string().length(11).optional(),
});
const RotateBody = z.object({ withdraw: z.boolean().optional() });
const ClockBody = z.object({
  /** Instant to go to: ISO 8601 with `Z` or an offset, or milliseconds since 1970. */
  set: z.union([z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)), z.int()]).optional(),
  advanceMs: z.int().optional(),
  freeze: z.boolean().optional(),
});

/** A day: what waits longer would never end. */
const LONGEST_DELAY_MS = 86_400_000;
const PROFILES = { instant: 0, realistic: 'realistic' } as const;
const ProcessingBody = z.union([
  z.object({ delayMs: z.int().min(0).max(LONGEST_DELAY_MS) }),
  z.object({ profile: z.enum(['instant', 'realistic']) }),
]);

const ExportLimitsBody = z.object({
  maxInvoices: z.int().min(1).max(EXPORT_LIMITS.maxInvoices).default(EXPORT_LIMITS.maxInvoices),
  maxBytes: z.int().min(1).max(EXPORT_LIMITS.maxBytes).default(EXPORT_LIMITS.maxBytes),
});

/** The controls of the sandbox, for tests and other processes: everything under `/_sandbox`. */
export function registerControl(app: FastifyInstance, services: Services): void {
  const { clock, faults, settings, keys } = services;
  const now = () => ({ now: isoInstant(clock.now()) });
  const rotate = async (body: unknown) => {
    await keys.rotate(read(RotateBody, body ?? {}));
    return { published: (await keys.published()).length };
  };
  app.post('/_sandbox/tokens', (request, reply) => {
    const { nip, permissions, description } = read(TokenBody, request.body);
    const issued = issueToken(services, {
      author: { type: 'Nip', value: nip },
      context: { type: 'Nip', value: nip },
      permissions,
      description,
    });
    return reply.code(201).send(issued);
  });
  app.post('/_sandbox/sign', async (request, reply) => {
    const { xml, ...signer } = read(SignBody, request.body);
    try {
      return await reply
        .type('application/xml')
        .send(await signAs(services, { ...signer, xml: Buffer.from(xml) }));
    } catch (error) {
      throw isKsefError(error) ? invalidInput(`xml: ${error.message}`) : error;
    }
  });
  app.post('/_sandbox/certificates', async (request, reply) => {
    const { nip } = read(z.object({ nip: Nip }), request.body);
    const { pkcs12, ...certificate } = await issueTestCertificate(services, nip);
    return reply.code(201).send({ ...certificate, pkcs12Base64: Buffer.from(pkcs12).toString('base64') });
  });
  app.get('/_sandbox/faults', () => ({ faults: faults.list() }));
  app.post('/_sandbox/faults', (request, reply) => {
    faults.add(read(Fault, request.body));
    return reply.code(201).send({ faults: faults.list() });
  });
  app.delete('/_sandbox/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.get('/_sandbox/clock', now);
  app.post('/_sandbox/clock', (request) => {
    const { set, advanceMs, freeze } = read(ClockBody, request.body);
    if (!isOnCalendar((set ?? clock.now()) + (advanceMs ?? 0)))
      throw invalidInput('Kalendarz piaskownicy sięga od 2020-01-01 do 2199-12-31.');
    if (freeze !== undefined) clock.freeze(freeze);
    if (set !== undefined) clock.set(set);
    if (advanceMs !== undefined) clock.advance(advanceMs);
    return now();
  });
  app.post('/_sandbox/processing', (request) => {
    const wanted = read(ProcessingBody, request.body);
    settings.change({ processing: 'delayMs' in wanted ? wanted.delayMs : PROFILES[wanted.profile] });
    return wanted;
  });
  app.post('/_sandbox/export-limits', (request) => {
    settings.change({ exportLimits: read(ExportLimitsBody, request.body) });
    return settings.exportLimits;
  });
  app.post('/_sandbox/warnings', (request, reply) => {
    settings.change({ warnings: [...settings.warnings, read(SystemWarning, request.body)] });
    return reply.code(201).send({ warnings: settings.warnings });
  });
  app.delete('/_sandbox/warnings', (_request, reply) => {
    settings.change({ warnings: [] });
    return reply.code(204).send();
  });
  app.post('/_sandbox/keys/rotate', (request) => rotate(request.body));
  app.post('/_sandbox/reset', async (_request, reply) => {
    await resetSandbox(services);
    return reply.code(204).send();
  });
}
