import { authOperations as ops } from '../contract/operations/auth.ts';
import type { BodyOf } from '../contract/operations/operation.ts';
import type { Call, Options } from '../http/call.ts';

/** Logging in. */
export function authResource(call: Call) {
  return {
    /** Asks for a challenge; it lives ten minutes. `POST /auth/challenge` */
    challenge: (options?: Options<(typeof ops)['auth.challenge']>) =>
      call(ops['auth.challenge'], { ...options }),
    /** Starts a log-in with a signed AuthTokenRequest. `POST /auth/xades-signature` */
    startWithSignature: (
      body: BodyOf<(typeof ops)['auth.startWithSignature']>,
      options?: Options<(typeof ops)['auth.startWithSignature']>,
    ) => call(ops['auth.startWithSignature'], { body, ...options }),
    /** Starts a log-in with an encrypted KSeF token. `POST /auth/ksef-token` */
    startWithToken: (
      body: BodyOf<(typeof ops)['auth.startWithToken']>,
      options?: Options<(typeof ops)['auth.startWithToken']>,
    ) => call(ops['auth.startWithToken'], { body, ...options }),
    /** State of a log-in. `GET /auth/{referenceNumber}` */
    status: (referenceNumber: string, bearer: string, options?: Options<(typeof ops)['auth.status']>) =>
      call(ops['auth.status'], { path: { referenceNumber }, bearer, ...options }),
    /** Exchanges a finished log-in for its tokens, once. `POST /auth/token/redeem` */
    redeem: (bearer: string, options?: Options<(typeof ops)['auth.redeem']>) =>
      call(ops['auth.redeem'], { bearer, ...options }),
    /** Exchanges a refresh token for a fresh access token. `POST /auth/token/refresh` */
    refresh: (bearer: string, options?: Options<(typeof ops)['auth.refresh']>) =>
      call(ops['auth.refresh'], { bearer, ...options }),
    /** Log-in sessions. */
    sessions: {
      /** Lists the active log-in sessions, newest first. `GET /auth/sessions` */
      list: (options?: Options<(typeof ops)['auth.sessions.list']>) =>
        call(ops['auth.sessions.list'], { ...options }),
      /** Ends the log-in session of the token in use; access tokens live on to their end. `DELETE /auth/sessions/current` */
      revokeCurrent: (options?: Options<(typeof ops)['auth.sessions.revokeCurrent']>) =>
        call(ops['auth.sessions.revokeCurrent'], { ...options }),
      /** Ends another log-in session. `DELETE /auth/sessions/{referenceNumber}` */
      revoke: (referenceNumber: string, options?: Options<(typeof ops)['auth.sessions.revoke']>) =>
        call(ops['auth.sessions.revoke'], { path: { referenceNumber }, ...options }),
    },
  };
}
