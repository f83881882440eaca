import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import type { Services } from '../platform/services.ts';
import { fieldOf } from './form.ts';
import type { FormGuard } from './forgery.ts';
import type { Frame, LoggedIn } from './frame.ts';
import { type Language, speak } from './language.ts';

/** One browser on the portal. */
export interface Visit extends Frame {
  readonly session: string;
}

/** A visit of somebody who is logged in. */
export interface TaxpayerVisit extends Visit {
  readonly loggedIn: LoggedIn;
}

type Handler<V, R extends RouteGenericInterface> = (
  visit: V,
  request: FastifyRequest<R>,
  reply: FastifyReply,
) => unknown;

const SESSION_COOKIE = 'skryba-portal';
const LANGUAGE_COOKIE = 'skryba-jezyk';
const MOST_VISITS = 10_000;
const YEAR_S = 365 * 86_400;

/** Why a page is not shown to a visitor. */
export type Refusal = 'not-logged-in' | 'forged-form';

/** Keeps who is logged in where; visits live as long as the process. */
export function createVisits(
  services: Services,
  guard: FormGuard,
  refuse: (visit: Visit, reply: FastifyReply, why: Refusal) => unknown,
) {
  const loggedIn = new Map<string, LoggedIn>();

  const sessionOf = (request: Pick<FastifyRequest, 'cookies'>, reply: FastifyReply): string => {
    const known = request.cookies[SESSION_COOKIE];
    if (known !== undefined && /^[\w-]{43}$/.test(known)) return known;
    const fresh = randomBytes(32).toString('base64url');
    reply.setCookie(SESSION_COOKIE, fresh, { path: '/', httpOnly: true, sameSite: 'strict' });
    return fresh;
  };

  const of = (request: Pick<FastifyRequest, 'cookies' | 'url'>, reply: FastifyReply): Visit => {
    const session = sessionOf(request, reply);
    const language: Language = request.cookies[LANGUAGE_COOKIE] === 'en' ? 'en' : 'pl';
    const { clock } = services;
    const known = loggedIn.get(session);
    // A reset forgets log-ins; whoever had one comes back to the first page.
    const isKnown = known && services.state.authOperations.get(known.authReference) !== undefined;
    return {
      session,
      language,
      say: speak(language),
      stamp: guard.stamp(session),
      address: request.url,
      loggedIn: isKnown ? known : undefined,
      now: clock.now(),
      isClockMoved: Math.abs(clock.now() - clock.elapsed()) > 1_000,
    };
  };

  return {
    of,
    speakLanguage(language: Language, reply: FastifyReply) {
      reply.setCookie(LANGUAGE_COOKIE, language, {
        path: '/',
        sameSite: 'strict',
        httpOnly: true,
        maxAge: YEAR_S,
      });
    },
    logIn(session: string, who: LoggedIn) {
      const oldest = loggedIn.keys().next();
      if (loggedIn.size >= MOST_VISITS && !oldest.done) loggedIn.delete(oldest.value);
      loggedIn.set(session, who);
    },
    logOut: (session: string) => loggedIn.delete(session),

    /** A page for everybody. */
    open<R extends RouteGenericInterface>(handler: Handler<Visit, R>) {
      return (request: FastifyRequest<R>, reply: FastifyReply) => handler(of(request, reply), request, reply);
    },

    /** A page for somebody who is logged in; others come to the log-in page. */
    required<R extends RouteGenericInterface>(handler: Handler<TaxpayerVisit, R>) {
      return (request: FastifyRequest<R>, reply: FastifyReply) => {
        const visit = of(request, reply);
        const who = visit.loggedIn;
        return who ? handler({ ...visit, loggedIn: who }, request, reply) : reply.redirect('/', 303);
      };
    },

    /** A form of anybody, served to the same browser. */
    guarded<R extends RouteGenericInterface>(handler: Handler<Visit, R>) {
      return (request: FastifyRequest<R>, reply: FastifyReply) => {
        const visit = of(request, reply);
        if (!guard.holds(visit.session, fieldOf(request, 'stamp')))
          return refuse(visit, reply, 'forged-form');
        return handler(visit, request, reply);
      };
    },

    /** A form of somebody who is logged in, served to the same browser. */
    guardedForTaxpayer<R extends RouteGenericInterface>(handler: Handler<TaxpayerVisit, R>) {
      return (request: FastifyRequest<R>, reply: FastifyReply) => {
        const visit = of(request, reply);
        const who = visit.loggedIn;
        if (!who) return refuse(visit, reply, 'not-logged-in');
        if (!guard.holds(visit.session, fieldOf(request, 'stamp')))
          return refuse(visit, reply, 'forged-form');
        return handler({ ...visit, loggedIn: who }, request, reply);
      };
    },
  };
}

export type Visits = ReturnType<typeof createVisits>;
