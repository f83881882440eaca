import type { BodyOf } from '../contract/operations/operation.ts';
import { tokensOperations as ops } from '../contract/operations/tokens.ts';
import type { Call, Options } from '../http/call.ts';

/** KSeF tokens. */
export function tokensResource(call: Call) {
  return {
    /** Makes a KSeF token; the only time it is shown. `POST /tokens` */
    create: (body: BodyOf<(typeof ops)['tokens.create']>, options?: Options<(typeof ops)['tokens.create']>) =>
      call(ops['tokens.create'], { body, ...options }),
    /** Lists tokens, newest first. `GET /tokens` */
    list: (options?: Options<(typeof ops)['tokens.list']>) => call(ops['tokens.list'], { ...options }),
    /** State of a token. `GET /tokens/{referenceNumber}` */
    status: (referenceNumber: string, options?: Options<(typeof ops)['tokens.status']>) =>
      call(ops['tokens.status'], { path: { referenceNumber }, ...options }),
    /** Revokes a token. `DELETE /tokens/{referenceNumber}` */
    revoke: (referenceNumber: string, options?: Options<(typeof ops)['tokens.revoke']>) =>
      call(ops['tokens.revoke'], { path: { referenceNumber }, ...options }),
  };
}
