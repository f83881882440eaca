import { peppolOperations as ops } from '../contract/operations/peppol.ts';
import type { Call, Options } from '../http/call.ts';

/** Peppol service providers. */
export function peppolResource(call: Call) {
  return {
    /** Lists Peppol service providers. `GET /peppol/query` */
    providers: (options?: Options<(typeof ops)['peppol.providers']>) =>
      call(ops['peppol.providers'], { ...options }),
  };
}
