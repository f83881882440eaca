import { securityOperations as ops } from '../contract/operations/security.ts';
import type { Call, Options } from '../http/call.ts';

/** Public keys of KSeF. */
export function securityResource(call: Call) {
  return {
    /** Public keys of KSeF to encrypt for. `GET /security/public-key-certificates` */
    publicKeyCertificates: (options?: Options<(typeof ops)['security.publicKeyCertificates']>) =>
      call(ops['security.publicKeyCertificates'], { ...options }),
  };
}
