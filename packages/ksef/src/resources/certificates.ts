import { certificatesOperations as ops } from '../contract/operations/certificates.ts';
import type { BodyOf } from '../contract/operations/operation.ts';
import type { Call, Options } from '../http/call.ts';

/** Certificates of KSeF. */
export function certificatesResource(call: Call) {
  return {
    /** How many certificates may still be requested. `GET /certificates/limits` */
    limits: (options?: Options<(typeof ops)['certificates.limits']>) =>
      call(ops['certificates.limits'], { ...options }),
    /** Subject attributes that a certificate request must carry; needs a log-in by signature. `GET /certificates/enrollments/data` */
    enrollmentData: (options?: Options<(typeof ops)['certificates.enrollmentData']>) =>
      call(ops['certificates.enrollmentData'], { ...options }),
    /** Hands in a certificate request. `POST /certificates/enrollments` */
    enroll: (
      body: BodyOf<(typeof ops)['certificates.enroll']>,
      options?: Options<(typeof ops)['certificates.enroll']>,
    ) => call(ops['certificates.enroll'], { body, ...options }),
    /** State of a certificate request. `GET /certificates/enrollments/{referenceNumber}` */
    enrollmentStatus: (
      referenceNumber: string,
      options?: Options<(typeof ops)['certificates.enrollmentStatus']>,
    ) => call(ops['certificates.enrollmentStatus'], { path: { referenceNumber }, ...options }),
    /** Fetches issued certificates by serial number. `POST /certificates/retrieve` */
    retrieve: (
      body: BodyOf<(typeof ops)['certificates.retrieve']>,
      options?: Options<(typeof ops)['certificates.retrieve']>,
    ) => call(ops['certificates.retrieve'], { body, ...options }),
    /** Revokes a certificate. `POST /certificates/{certificateSerialNumber}/revoke` */
    revoke: (
      certificateSerialNumber: string,
      body: BodyOf<(typeof ops)['certificates.revoke']>,
      options?: Options<(typeof ops)['certificates.revoke']>,
    ) => call(ops['certificates.revoke'], { path: { certificateSerialNumber }, body, ...options }),
    /** Lists certificates that match. `POST /certificates/query` */
    query: (
      body: BodyOf<(typeof ops)['certificates.query']>,
      options?: Options<(typeof ops)['certificates.query']>,
    ) => call(ops['certificates.query'], { body, ...options }),
  };
}
