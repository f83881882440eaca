import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../platform/services.ts';
import { ApiRefusal, createPortalApi } from './api.ts';
import { createFormGuard } from './forgery.ts';
import { errorPage } from './pages/error.ts';
import { logInPage } from './pages/log-in.ts';
import { registerCalls } from './routes/calls.ts';
import { registerCertificatePages } from './routes/certificates.ts';
import { registerClock } from './routes/clock.ts';
import { registerEntry } from './routes/entry.ts';
import { registerFaults } from './routes/faults.ts';
import { registerInvoicePages } from './routes/invoices.ts';
import { registerLighthousePages } from './routes/lighthouse.ts';
import { registerPermissionPages } from './routes/permissions.ts';
import { show } from './routes/portal.ts';
import { registerQrPages } from './routes/qr.ts';
import { registerSessionPages } from './routes/sessions.ts';
import { registerSigning } from './routes/signing.ts';
import { registerState } from './routes/state.ts';
import { registerTokenPages } from './routes/tokens.ts';
import { createVisits, type Refusal, type Visit } from './visits.ts';

const asset = (name: string) => readFileSync(join(import.meta.dirname, 'assets', name));
const LARGEST_FILE = 1_000_000;
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The stand-in for the Ministry's taxpayer application: pages in Polish, at the root of the sandbox's address. */
export async function portalPlugin(
  app: FastifyInstance,
  { api, services }: { api: FastifyInstance; services: Services },
): Promise<void> {
  await app.register(cookie);
  await app.register(formBody);
  await app.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 1, fields: 5 } });
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });
  serveAssets(app);

  const guard = createFormGuard();
  const visits = createVisits(services, guard, (visit, reply, why) =>
    show(reply, refusalPage(visit, why), 403),
  );
  app.setErrorHandler((error, request, reply) => {
    const visit = visits.of(request, reply);
    if (error instanceof ApiRefusal) return show(reply, refusedPage(visit, error), error.status);
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 500) console.error('The portal failed:', error);
    return show(reply, failurePage(visit, status), status);
  });

  const portal = { app, services, api: createPortalApi(api, services), visits, guard };
  registerEntry(portal);
  registerTokenPages(portal);
  registerCertificatePages(portal);
  registerSigning(portal);
  registerPermissionPages(portal);
  registerSessionPages(portal);
  registerInvoicePages(portal);
  registerCalls(portal);
  registerFaults(portal);
  registerClock(portal);
  registerState(portal);
  registerLighthousePages(portal);
  registerQrPages(portal);
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.headers.accept?.includes('text/html') ?? false;
    if (isPage) return show(reply, notFoundPage(visits.of(request, reply)), 404);
    const message = `There is no ${request.method} ${request.url}. The API of KSeF is under /v2, the controls under /_sandbox.`;
    return reply.code(404).send({ message, error: 'Not Found', statusCode: 404 });
  });
}

/** Style sheets in the order in which they override each other; the browser gets them as one. */
const STYLES = ['base.css', 'frame.css', 'forms.css', 'parts.css', 'narrow.css'];

function serveAssets(app: FastifyInstance): void {
  const styles = Buffer.concat(STYLES.map(asset));
  const script = asset('portal.js');
  app.get('/portal.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(styles));
  app.get('/portal.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script));
}

function refusalPage(visit: Visit, why: Refusal): string {
  const { say } = visit;
  const error =
    why === 'not-logged-in'
      ? say('Sesja wygasła. Zaloguj się jeszcze raz.', 'The session has expired. Log in again.')
      : say(
          'Formularz wygasł. Otwórz stronę jeszcze raz i wyślij go ponownie.',
          'The form has expired. Open the page again and send it once more.',
        );
  if (!visit.loggedIn) return logInPage(visit, { error });
  const title = say('Formularz wygasł', 'The form has expired');
  return errorPage(visit, { title, advice: error });
}

function refusedPage(visit: Visit, { status, reasons }: ApiRefusal): string {
  const { say } = visit;
  if (status === 404) {
    return errorPage(visit, {
      title: say('Nie ma tego tutaj', 'It is not here'),
      reasons,
      advice: say(
        'Wróć do listy i wybierz jeszcze raz; po wyczyszczeniu piaskownicy stare adresy przestają działać.',
        'Go back to the list and choose again; after a clearing old addresses stop working.',
      ),
    });
  }
  if (status === 403) {
    return errorPage(visit, {
      title: say('Brak uprawnienia', 'Permission missing'),
      reasons,
      advice: say(
        'Zaloguj się jako właściciel firmy albo poproś o nadanie uprawnienia na stronie Uprawnienia.',
        'Log in as the owner of the company, or have the permission granted on the page Permissions.',
      ),
    });
  }
  return errorPage(visit, {
    title: say('KSeF odmówił', 'KSeF refused'),
    reasons,
    advice: say(
      'Wyżej stoi odpowiedź KSeF. Popraw dane i spróbuj jeszcze raz.',
      'The answer of KSeF stands above. Correct the data and try again.',
    ),
  });
}

function failurePage(visit: Visit, status: number): string {
  const { say } = visit;
  return status >= 500
    ? errorPage(visit, {
        title: say('Piaskownica zawiodła', 'The sandbox failed'),
        advice: say(
          'To błąd piaskownicy, nie Twój. Szczegóły wypisała w terminalu, w którym działa.',
          'It is the fault of the sandbox, not yours. It printed the details in the terminal where it runs.',
        ),
      })
    : errorPage(visit, {
        title: say('Tego nie da się przyjąć', 'This cannot be taken'),
        advice: say(
          'Plik jest za duży albo formularz ma złą postać. Wróć i spróbuj jeszcze raz.',
          'The file is too large, or the form is malformed. Go back and try again.',
        ),
      });
}

function notFoundPage(visit: Visit): string {
  const { say } = visit;
  return errorPage(visit, {
    title: say('Nie ma takiej strony', 'There is no such page'),
    advice: say(
      'Sprawdź adres albo zacznij od strony głównej. API jest pod /v2, sterowanie pod /_sandbox.',
      'Look at the address, or start from the front page. The API is under /v2, the controls under /_sandbox.',
    ),
  });
}
