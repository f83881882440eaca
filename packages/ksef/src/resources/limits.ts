import { limitsOperations as ops } from '../contract/operations/limits.ts';
import type { Call, Options } from '../http/call.ts';

/** Limits that apply to the caller. */
export function limitsResource(call: Call) {
  return {
    /** Limits of sessions in this context. `GET /limits/context` */
    ofContext: (options?: Options<(typeof ops)['limits.ofContext']>) =>
      call(ops['limits.ofContext'], { ...options }),
    /** Limits of certificates of whoever is logged in. `GET /limits/subject` */
    ofSubject: (options?: Options<(typeof ops)['limits.ofSubject']>) =>
      call(ops['limits.ofSubject'], { ...options }),
    /** Limits of requests; -1 where there is none. `GET /rate-limits` */
    rates: (options?: Options<(typeof ops)['limits.rates']>) => call(ops['limits.rates'], { ...options }),
  };
}
