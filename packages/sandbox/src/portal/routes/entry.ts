import { isValidPesel, parseNip } from '@skryba/fa';
import { z } from 'zod';
import { permissionsOf } from '../../auth/permissions.ts';
import { visibleInvoices } from '../../invoices/may-see.ts';
import { certificateStatus, certificatesOf } from '../../certificates/enroll.ts';
import { isProcessed, sessionStatus } from '../../sessions/session-status.ts';
import { tokenStatus } from '../../tokens/issue-token.ts';
import { ApiRefusal } from '../api.ts';
import { parseContext, plainFingerprint } from '../context.ts';
import { fieldOf, parameterOf, textOf } from '../form.ts';
import type { LoggedIn } from '../frame.ts';
import { logIn, type LogInRequest } from '../log-in.ts';
import { type HomeFacts, homePage } from '../pages/home.ts';
import { logInPage, type LogInValues } from '../pages/log-in.ts';
import type { Visit } from '../visits.ts';
import { type Portal, show } from './portal.ts';

const Language = z.enum(['pl', 'en']);
/** An address within the portal: one slash, then anything but another one. */
const OWN_ADDRESS = /^\/(?![/\\])/;

function wrongPlace({ say }: Visit): string {
  return say(
    'To nie jest poprawny NIP (10 cyfr z sumą kontrolną) ani NIP z numerem jednostki albo podmiotu UE: 5253008129-00018, 5253008129-DE123456789.',
    'This is no valid NIP (10 digits with a check digit), nor a NIP with the number of a unit or an EU entity: 5253008129-00018, 5253008129-DE123456789.',
  );
}

function wrongNumber({ say }: Visit): string {
  return say(
    'To nie jest poprawny NIP: powinien mieć 10 cyfr z właściwą sumą kontrolną.',
    'This is no valid NIP: it should have 10 digits with a right check digit.',
  );
}

/** Reads the form; a text says what is wrong with it. */
function readRequest(visit: Visit, values: LogInValues): LogInRequest | string {
  const { say } = visit;
  const context = parseContext(values.nip);
  if (!context) return wrongPlace(visit);
  if (values.as === 'fingerprint') {
    const fingerprint = plainFingerprint(values.fingerprint);
    return /^[\dA-F]{64}$/.test(fingerprint)
      ? { context, as: 'fingerprint', fingerprint }
      : say(
          'To nie jest odcisk certyfikatu: podaj SHA-256, 64 znaki szesnastkowe.',
          'This is no fingerprint of a certificate: give its SHA-256, 64 hexadecimal characters.',
        );
  }
  if (values.as === 'seal') {
    const sealNip = parseNip(values.sealNip);
    return sealNip
      ? { context, as: 'seal', sealNip }
      : say(`NIP na pieczęci: ${wrongNumber(visit)}`, `NIP of the seal: ${wrongNumber(visit)}`);
  }
  if (values.as !== 'person') return { context, as: 'owner' };
  const pesel = values.pesel.replaceAll(/\D/g, '');
  if (!isValidPesel(pesel))
    return say(
      'To nie jest poprawny PESEL: sprawdź 11 cyfr.',
      'This is no valid PESEL: look at its 11 digits.',
    );
  const { firstName, lastName } = values;
  if (firstName === '' || lastName === '')
    return say('Podaj imię i nazwisko osoby.', "Give the person's first and last name.");
  return {
    context,
    as: 'person',
    pesel,
    firstName,
    lastName,
    isOwner: values.isOwner && context.type === 'Nip',
  };
}

function homeFacts({ services }: Portal, { context, subject }: LoggedIn): HomeFacts {
  const { state, origins, calls, faults } = services;
  const nip = context.value.slice(0, 10);
  const invoices = visibleInvoices(services, context).filter((invoice) => isProcessed(services, invoice));
  const isOurs = (other: LoggedIn['context']) => other.type === context.type && other.value === context.value;
  return {
    permissions: permissionsOf(services, subject, context),
    sent: invoices.filter(({ metadata }) => metadata.seller.nip === nip).length,
    received: invoices.filter(({ metadata }) => metadata.buyer.identifier.value === nip).length,
    activeTokens: [...state.tokens.values()]
      .filter((token) => isOurs(token.context) && tokenStatus(services, token) === 'Active')
      .map(({ description }) => description)
      .toReversed(),
    activeCertificates: certificatesOf(services, subject).filter(
      (known) => certificateStatus(services, known) === 'Active',
    ).length,
    openSessions: [...state.sessions.values()].filter(
      (session) =>
        isOurs(session.context) &&
        session.closedAt === undefined &&
        sessionStatus(services, session).code === 100,
    ).length,
    apiUrl: `${origins.current()}/v2`,
    calls: calls.count(),
    faults: faults.list().length,
  };
}

/** Logging in and out, the language, and the first page. */
export function registerEntry(portal: Portal): void {
  const { app, services, api, visits, guard } = portal;

  app.get(
    '/',
    visits.open((visit, _request, reply) =>
      visit.loggedIn ? reply.redirect('/start') : show(reply, logInPage(visit)),
    ),
  );

  app.post(
    '/zaloguj',
    visits.open(async (visit, request, reply) => {
      const value = (name: string) => textOf(request, name);
      const values: LogInValues = {
        nip: value('nip'),
        as: value('as') || 'owner',
        pesel: value('pesel'),
        firstName: value('firstName'),
        lastName: value('lastName'),
        sealNip: value('sealNip'),
        fingerprint: value('fingerprint'),
        isOwner: value('isOwner') === '1',
      };
      if (!guard.holds(visit.session, fieldOf(request, 'stamp'))) {
        const error = visit.say(
          'Formularz wygasł. Zaloguj się jeszcze raz.',
          'The form has expired. Log in again.',
        );
        return show(reply, logInPage(visit, { values, error }), 403);
      }
      const read = readRequest(visit, values);
      if (typeof read === 'string') return show(reply, logInPage(visit, { values, error: read }), 422);
      try {
        visits.logIn(visit.session, await logIn(services, api, read, visit.say));
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        const advice = visit.say(
          'Zaloguj się jako właściciel tej firmy i nadaj uprawnienia na stronie Uprawnienia.',
          'Log in as the owner of this company and grant permissions on the page Permissions.',
        );
        return show(reply, logInPage(visit, { values, error: [...error.reasons, advice] }), 403);
      }
      return reply.redirect('/start', 303);
    }),
  );

  app.post(
    '/wyloguj',
    visits.guarded((visit, _request, reply) => {
      visits.logOut(visit.session);
      return reply.redirect('/', 303);
    }),
  );

  app.get<{ Params: { language: string } }>('/jezyk/:language', (request, reply) => {
    const language = Language.safeParse(request.params.language).data;
    if (language) visits.speakLanguage(language, reply);
    const back = parameterOf(request, 'wroc');
    return reply.redirect(OWN_ADDRESS.test(back) ? back : '/', 303);
  });

  app.get(
    '/start',
    visits.required((visit, _request, reply) =>
      show(reply, homePage(visit, homeFacts(portal, visit.loggedIn))),
    ),
  );
}
