import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import type { FormGuard } from './forgery.ts';
import { logInPage } from './pages/log-in.ts';

/** One browser on the portal. */
export interface Visit {
  readonly session: string;
  /** The hidden field's value for this visit's forms. */
  readonly stamp: string;
  readonly nip: string;
}

type Handler<R extends RouteGenericInterface> = (
  visit: Visit,
  request: FastifyRequest<R>,
  reply: FastifyReply,
) => unknown;

const cookieName = 'skryba-portal';
const mostVisits = 10_000;

function refuse(visit: Visit, reply: FastifyReply, error: string) {
  return reply
    .code(403)
    .type('text/html; charset=utf-8')
    .send(logInPage({ stamp: visit.stamp, error }));
}

/** Keeps who is logged in where; visits live as long as the process. */
export function createVisits(guard: FormGuard) {
  const loggedIn = new Map<string, string>();

  const of = (request: Pick<FastifyRequest, 'cookies'>, reply: FastifyReply): Visit => {
    let session = request.cookies[cookieName];
    if (session === undefined || !/^[\w-]{43}$/.test(session)) {
      session = randomBytes(32).toString('base64url');
      reply.setCookie(cookieName, session, { path: '/', httpOnly: true, sameSite: 'strict' });
    }
    return { session, stamp: guard.stamp(session), nip: loggedIn.get(session) ?? '' };
  };

  return {
    of,
    logIn(session: string, nip: string) {
      const oldest = loggedIn.keys().next();
      if (loggedIn.size >= mostVisits && !oldest.done) loggedIn.delete(oldest.value);
      loggedIn.set(session, nip);
    },
    logOut: (session: string) => loggedIn.delete(session),

    /** A page for somebody who is logged in; others come to the log-in page. */
    required<R extends RouteGenericInterface>(handler: Handler<R>) {
      return (request: FastifyRequest<R>, reply: FastifyReply) => {
        const visit = of(request, reply);
        return visit.nip ? handler(visit, request, reply) : reply.redirect('/', 303);
      };
    },

    /** A form of somebody who is logged in, served to the same browser. */
    guarded<R extends RouteGenericInterface>(handler: Handler<R>) {
      return (request: FastifyRequest<R>, reply: FastifyReply) => {
        const visit = of(request, reply);
        const body: unknown = request.body;
        const stamp = typeof body === 'object' && body !== null ? Reflect.get(body, 'stamp') : undefined;
        if (!visit.nip) return refuse(visit, reply, 'Sesja wygasła. Zaloguj się jeszcze raz.');
        if (!guard.holds(visit.session, stamp))
          return refuse(visit, reply, 'Formularz wygasł. Zaloguj się jeszcze raz.');
        return handler(visit, request, reply);
      };
    },
  };
}
