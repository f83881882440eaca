import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { registerAuth } from '../auth/routes.ts';
import { uploadPlugin } from '../batch/upload-part.ts';
import { registerCertificates } from '../certificates/routes.ts';
import { registerCollectiveIdentifiers } from '../collective-identifiers/routes.ts';
import { listControls } from '../control/list-controls.ts';
import { registerControl } from '../control/routes.ts';
import { snapshotPlugin } from '../control/snapshot-routes.ts';
import { registerInvoices } from '../invoices/routes.ts';
import { registerLighthouse } from '../lighthouse/routes.ts';
import { registerLimits } from '../limits/routes.ts';
import { registerPermissions } from '../permissions/routes.ts';
import type { Services } from '../platform/services.ts';
import { recordCalls } from '../record/record-calls.ts';
import { registerCallRecord } from '../record/routes.ts';
import { registerSessions } from '../sessions/routes.ts';
import { registerStorage } from '../storage/routes.ts';
import { registerTestData } from '../testdata/routes.ts';
import { pathHere } from '../tls/official-names.ts';
import { registerTokens } from '../tokens/routes.ts';
import { answerFailure } from './error-answers.ts';
import { ApiFailure, badRequest, invalidInput } from './failure.ts';
import { lowerFieldNames } from './field-names.ts';
import { noSchemas } from './no-schemas.ts';
import { answerPages } from './pages.ts';
import { createOperations } from './operation.ts';

// The largest invoice that limits can be raised to (10 MB), encrypted, in Base64, in JSON.
const BODY_LIMIT = 14_000_000;
// A KOD II carries the signature of an RSA key of 4096 bits in its path: 683 characters.
const LONGEST_SIGNATURE = 700;
/** Some clients join addresses with two slashes, which the Ministry's gateway forgives. */
export const routerOptions = { maxParamLength: LONGEST_SIGNATURE, ignoreDuplicateSlashes: true };

/** The HTTP server: the API under `/v2`, the storage, the controls under `/_sandbox`, the portal at the root. */
export async function createApp(services: Services): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    logger: false,
    forceCloseConnections: true,
    schemaController: noSchemas,
    routerOptions,
    rewriteUrl: ({ headers, url }) => pathHere(headers.host, url ?? '/'),
  });
  recordCalls(app, services);
  answerPages(app, services);
  listControls(app);
  app.addHook('preHandler', services.origins.follow);
  await app.register(async (api) => {
    speakJsonAndXml(api);
    api.setErrorHandler(answerError(services));
    const operations = createOperations(api, services);
    registerAuth(operations, services);
    registerTokens(operations, services);
    registerSessions(operations, services);
    registerInvoices(operations, services);
    registerPermissions(operations, services);
    registerTestData(operations, services);
    registerLimits(operations, services);
    registerCertificates(operations, services);
    registerCollectiveIdentifiers(operations, services);
    registerLighthouse(api, services);
    registerStorage(api, services);
    registerControl(api, services);
    registerCallRecord(api, services);
  });
  await app.register(uploadPlugin, { services });
  await app.register(async (control) => {
    control.setErrorHandler(answerError(services));
    await control.register(snapshotPlugin, { services });
  });
  return app;
}

function answerError({ clock }: Services) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const failure = toFailure(error);
    if (failure) return answerFailure(failure, request, reply, clock.now());
    reply
      .code(500)
      .type('text/plain')
      .send(`The sandbox failed: ${error instanceof Error ? error.message : String(error)}`);
  };
}

function speakJsonAndXml(api: FastifyInstance): void {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser(
    /^application\/(?:[\w.+-]*\+)?json/,
    { parseAs: 'string' },
    (_request, body, done) => {
      const text = String(body);
      if (text.trim() === '') return done(null, undefined);
      try {
        done(null, lowerFieldNames(JSON.parse(text)));
      } catch {
        done(invalidInput('Treść żądania nie jest poprawnym dokumentem JSON.'));
      }
    },
  );
  // Whatever else comes is kept as bytes: XML, or nothing under a content type that a client always sends.
  api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

function toFailure(error: unknown): ApiFailure | undefined {
  if (error instanceof ApiFailure) return error;
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  if (error.statusCode === 413) return badRequest(21402, 'Treść żądania jest za duża.');
  return error.statusCode === 400 ? invalidInput(error.message) : undefined;
}
