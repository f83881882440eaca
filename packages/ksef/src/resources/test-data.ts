import type { BodyOf } from '../contract/operations/operation.ts';
import { testDataOperations as ops } from '../contract/operations/test-data.ts';
import type { Call, Options } from '../http/call.ts';

/** Test data; only on the test environment. */
export function testDataResource(call: Call) {
  return {
    /** Changes the state of a certificate of KSeF. `PUT /testdata/certificates/{serialNumber}` */
    updateCertificate: (
      serialNumber: string,
      body: BodyOf<(typeof ops)['testData.updateCertificate']>,
      options?: Options<(typeof ops)['testData.updateCertificate']>,
    ) => call(ops['testData.updateCertificate'], { path: { serialNumber }, body, ...options }),
    /** Makes a company with subunits or a VAT group. `POST /testdata/subject` */
    createSubject: (
      body: BodyOf<(typeof ops)['testData.createSubject']>,
      options?: Options<(typeof ops)['testData.createSubject']>,
    ) => call(ops['testData.createSubject'], { body, ...options }),
    /** Removes a test company. `POST /testdata/subject/remove` */
    removeSubject: (
      body: BodyOf<(typeof ops)['testData.removeSubject']>,
      options?: Options<(typeof ops)['testData.removeSubject']>,
    ) => call(ops['testData.removeSubject'], { body, ...options }),
    /** Makes a person, also a bailiff. `POST /testdata/person` */
    createPerson: (
      body: BodyOf<(typeof ops)['testData.createPerson']>,
      options?: Options<(typeof ops)['testData.createPerson']>,
    ) => call(ops['testData.createPerson'], { body, ...options }),
    /** Removes a test person. `POST /testdata/person/remove` */
    removePerson: (
      body: BodyOf<(typeof ops)['testData.removePerson']>,
      options?: Options<(typeof ops)['testData.removePerson']>,
    ) => call(ops['testData.removePerson'], { body, ...options }),
    /** Grants permissions at once. `POST /testdata/permissions` */
    grantPermissions: (
      body: BodyOf<(typeof ops)['testData.grantPermissions']>,
      options?: Options<(typeof ops)['testData.grantPermissions']>,
    ) => call(ops['testData.grantPermissions'], { body, ...options }),
    /** Takes permissions back at once. `POST /testdata/permissions/revoke` */
    revokePermissions: (
      body: BodyOf<(typeof ops)['testData.revokePermissions']>,
      options?: Options<(typeof ops)['testData.revokePermissions']>,
    ) => call(ops['testData.revokePermissions'], { body, ...options }),
    /** Allows attachments. `POST /testdata/attachment` */
    allowAttachments: (
      body: BodyOf<(typeof ops)['testData.allowAttachments']>,
      options?: Options<(typeof ops)['testData.allowAttachments']>,
    ) => call(ops['testData.allowAttachments'], { body, ...options }),
    /** Forbids attachments. `POST /testdata/attachment/revoke` */
    forbidAttachments: (
      body: BodyOf<(typeof ops)['testData.forbidAttachments']>,
      options?: Options<(typeof ops)['testData.forbidAttachments']>,
    ) => call(ops['testData.forbidAttachments'], { body, ...options }),
    /** Blocks log-ins to a context. `POST /testdata/context/block` */
    blockContext: (
      body: BodyOf<(typeof ops)['testData.blockContext']>,
      options?: Options<(typeof ops)['testData.blockContext']>,
    ) => call(ops['testData.blockContext'], { body, ...options }),
    /** Allows log-ins to a context again. `POST /testdata/context/unblock` */
    unblockContext: (
      body: BodyOf<(typeof ops)['testData.unblockContext']>,
      options?: Options<(typeof ops)['testData.unblockContext']>,
    ) => call(ops['testData.unblockContext'], { body, ...options }),
    /** Changes the limits of sessions. `POST /testdata/limits/context/session` */
    setSessionLimits: (
      body: BodyOf<(typeof ops)['testData.setSessionLimits']>,
      options?: Options<(typeof ops)['testData.setSessionLimits']>,
    ) => call(ops['testData.setSessionLimits'], { body, ...options }),
    /** Restores the limits of sessions. `DELETE /testdata/limits/context/session` */
    resetSessionLimits: (options?: Options<(typeof ops)['testData.resetSessionLimits']>) =>
      call(ops['testData.resetSessionLimits'], { ...options }),
    /** Changes the limits of certificates. `POST /testdata/limits/subject/certificate` */
    setCertificateLimits: (
      body: BodyOf<(typeof ops)['testData.setCertificateLimits']>,
      options?: Options<(typeof ops)['testData.setCertificateLimits']>,
    ) => call(ops['testData.setCertificateLimits'], { body, ...options }),
    /** Restores the limits of certificates. `DELETE /testdata/limits/subject/certificate` */
    resetCertificateLimits: (options?: Options<(typeof ops)['testData.resetCertificateLimits']>) =>
      call(ops['testData.resetCertificateLimits'], { ...options }),
    /** Changes the limits of requests. `POST /testdata/rate-limits` */
    setRateLimits: (
      body: BodyOf<(typeof ops)['testData.setRateLimits']>,
      options?: Options<(typeof ops)['testData.setRateLimits']>,
    ) => call(ops['testData.setRateLimits'], { body, ...options }),
    /** Restores the limits of requests. `DELETE /testdata/rate-limits` */
    resetRateLimits: (options?: Options<(typeof ops)['testData.resetRateLimits']>) =>
      call(ops['testData.resetRateLimits'], { ...options }),
    /** Applies the limits of requests of production. `POST /testdata/rate-limits/production` */
    useProductionRateLimits: (options?: Options<(typeof ops)['testData.useProductionRateLimits']>) =>
      call(ops['testData.useProductionRateLimits'], { ...options }),
  };
}
