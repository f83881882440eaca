import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { parseNip } from '@skryba/fa';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createFormGuard } from './forgery.ts';
import { certificateShownPage, certificatesPage } from './pages/certificates.ts';
import { invoicesPage, verificationPage } from './pages/invoices.ts';
import { logInPage } from './pages/log-in.ts';
import { signingPage } from './pages/signing.ts';
import { newTokenPage, tokenShownPage, tokensPage } from './pages/tokens.ts';
import { type PortalServices, type Signer, type TokenPermission, tokenPermissions } from './services.ts';
import { createVisits } from './visits.ts';

const asset = (name: string) => readFileSync(join(import.meta.dirname, 'assets', name));
const invoicesShown = 100;
const largestFile = 1_000_000;
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const isPermission = (name: unknown): name is TokenPermission =>
  tokenPermissions.some((permission) => permission.name === name);
const isSigner = (name: unknown): name is Signer =>
  name === 'person' || name === 'seal' || name === 'trusted-profile';

/** The value of a form's field; fields that came more than once count by `list`. */
function field(request: FastifyRequest, name: string): unknown {
  const { body } = request;
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function text(request: FastifyRequest, name: string): string {
  const value = field(request, name);
  return typeof value === 'string' ? value.trim() : '';
}

function list(request: FastifyRequest, name: string): unknown[] {
  const value = field(request, name);
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** The stand-in for the Ministry's taxpayer application: pages in Polish, at the root of the sandbox's address. */
export async function portalPlugin(
  app: FastifyInstance,
  { services }: { services: PortalServices },
): Promise<void> {
  await app.register(cookie);
  await app.register(formBody);
  await app.register(multipart, { limits: { fileSize: largestFile, files: 1, fields: 5 } });
  const guard = createFormGuard();
  const visits = createVisits(guard);

  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });
  const show = (reply: FastifyReply, markup: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(markup);

  for (const [name, type] of [
    ['portal.css', 'text/css; charset=utf-8'],
    ['portal.js', 'text/javascript; charset=utf-8'],
  ] as const) {
    const bytes = asset(name);
    app.get(`/${name}`, (_request, reply) => reply.type(type).send(bytes));
  }

  app.get('/', (request, reply) => {
    const visit = visits.of(request, reply);
    return visit.nip ? reply.redirect('/tokeny') : show(reply, logInPage({ stamp: visit.stamp }));
  });

  app.post('/zaloguj', (request, reply) => {
    const visit = visits.of(request, reply);
    if (!guard.holds(visit.session, field(request, 'stamp'))) {
      return show(
        reply,
        logInPage({ stamp: visit.stamp, error: 'Formularz wygasł. Zaloguj się jeszcze raz.' }),
        403,
      );
    }
    const nip = parseNip(text(request, 'nip'));
    if (!nip) {
      const error = 'To nie jest poprawny NIP: powinien mieć 10 cyfr z właściwą sumą kontrolną.';
      return show(reply, logInPage({ stamp: visit.stamp, nip: text(request, 'nip'), error }), 422);
    }
    services.enter(nip);
    visits.logIn(visit.session, nip);
    return reply.redirect('/tokeny', 303);
  });

  app.post(
    '/wyloguj',
    visits.guarded((visit, _request, reply) => {
      visits.logOut(visit.session);
      return reply.redirect('/', 303);
    }),
  );

  app.get(
    '/tokeny',
    visits.required((visit, _request, reply) =>
      show(reply, tokensPage({ ...visit, tokens: services.listTokens(visit.nip) })),
    ),
  );

  app.get(
    '/tokeny/nowy',
    visits.required((visit, _request, reply) => show(reply, newTokenPage(visit))),
  );

  app.post(
    '/tokeny',
    visits.guarded((visit, request, reply) => {
      const permissions = list(request, 'permissions').filter(isPermission);
      const description = text(request, 'description');
      const error =
        permissions.length === 0
          ? 'Zaznacz przynajmniej jedno uprawnienie.'
          : description.length < 5 || description.length > 256
            ? 'Nazwa tokenu powinna mieć od 5 do 256 znaków.'
            : undefined;
      if (error !== undefined) return show(reply, newTokenPage({ ...visit, description, error }), 422);
      const issued = services.issueToken({ nip: visit.nip, permissions, description });
      return show(reply, tokenShownPage({ ...visit, ...issued }), 201);
    }),
  );

  app.post<{ Params: { reference: string } }>(
    '/tokeny/:reference/uniewaznij',
    visits.guarded((visit, request, reply) => {
      const { reference } = request.params;
      const mine = services.listTokens(visit.nip);
      if (!mine.some((token) => token.referenceNumber === reference)) {
        return show(reply, tokensPage({ ...visit, tokens: mine, error: 'Nie ma takiego tokenu.' }), 404);
      }
      services.revokeToken(visit.nip, reference);
      return reply.redirect('/tokeny', 303);
    }),
  );

  app.get(
    '/certyfikaty',
    visits.required((visit, _request, reply) => show(reply, certificatesPage(visit))),
  );

  app.post(
    '/certyfikaty',
    visits.guarded(async (visit, _request, reply) => {
      const certificate = await services.issueCertificate(visit.nip);
      return show(reply, certificateShownPage({ ...visit, certificate }), 201);
    }),
  );

  app.get(
    '/podpis',
    visits.required((visit, _request, reply) => show(reply, signingPage(visit))),
  );

  app.post(
    '/podpis',
    visits.required(async (visit, request, reply) => {
      const refuse = (error: string, status = 422) => show(reply, signingPage({ ...visit, error }), status);
      const upload = await request.file();
      if (!upload) return refuse('Wybierz plik do podpisania.');
      const xml = await upload.toBuffer();
      const value = (name: string) => {
        const entry = upload.fields[name];
        return entry !== undefined && !Array.isArray(entry) && entry.type === 'field'
          ? entry.value
          : undefined;
      };
      if (!guard.holds(visit.session, value('stamp')))
        return refuse('Formularz wygasł. Spróbuj jeszcze raz.', 403);
      const signer = value('as');
      if (!isSigner(signer)) return refuse('Wybierz, kto podpisuje.');
      try {
        const signed = await services.sign({ xml, as: signer, nip: visit.nip });
        const name = (upload.filename || 'plik.xml')
          .replace(/[^\w.-]/g, '_')
          .replace(/(\.xml)?$/i, '-podpisany.xml');
        return reply
          .type('application/xml')
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(signed);
      } catch (error) {
        request.log.info({ error }, 'a file could not be signed');
        return refuse(
          'Tego pliku nie da się podpisać: wgraj plik AuthTokenRequest pobrany z programu do faktur.',
        );
      }
    }),
  );

  app.get(
    '/faktury',
    visits.required((visit, _request, reply) =>
      show(
        reply,
        invoicesPage({
          ...visit,
          sent: services.listInvoices(visit.nip, 'sent', invoicesShown),
          received: services.listInvoices(visit.nip, 'received', invoicesShown),
        }),
      ),
    ),
  );

  app.get<{ Params: { number: string } }>(
    '/faktury/:number.xml',
    visits.required((visit, request, reply) => {
      const bytes = services.readInvoice(visit.nip, request.params.number);
      return bytes
        ? reply.type('application/xml').send(Buffer.from(bytes))
        : reply.code(404).type('text/plain').send('Nie ma takiej faktury.');
    }),
  );

  app.get<{ Params: { nip: string; date: string; hash: string } }>(
    '/invoice/:nip/:date/:hash',
    (request, reply) => {
      const { nip, date, hash } = request.params;
      const issueDate = date.split('-').toReversed().join('-');
      const invoice = services.verify({ nip, issueDate, hash });
      return show(reply, verificationPage(invoice), invoice ? 200 : 404);
    },
  );
}
