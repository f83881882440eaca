const takesNothing = 'takes nothing in its path, query or body that could be wrong';
const unreachable = 'the bearer names the operation, so one that is not known is already refused with 401';
const deceased = 'the log-in of somebody deceased ends in status 470 and gives nothing to redeem or renew';

/**
 * Documented outcomes that the sandbox cannot be brought to, each with the reason. The client's own side of them is
 * proved all the same: `documented-errors.test.ts` answers every documented code in both formats.
 */
export const notProvoked: Readonly<Record<string, string>> = {
  'auth.sessions.revokeCurrent 400 21405': takesNothing,
  'permissions.attachmentStatus 400 21405': takesNothing,
  'testData.resetSessionLimits 400 21405': takesNothing,
  'testData.resetRateLimits 400 21405': takesNothing,
  'testData.useProductionRateLimits 400 21405': takesNothing,
  'auth.redeem 400 21304': unreachable,
  'auth.refresh 400 21304': unreachable,
  'auth.redeem 400 21308': deceased,
  'auth.refresh 400 21308': deceased,
  'auth.startWithSignature 400 21117':
    'the sandbox answers a subject that does not fit its context with status 415',
  'auth.startWithSignature 400 21217': 'the sandbox answers a file in another encoding with 21001',
  'auth.startWithSignature 400 21406': 'the sandbox takes any signature for any context',
  'certificates.enroll 400 25011': 'the sandbox issues by the key, whatever the request was signed with',
  'collectiveIdentifiers.generate 400 71002': 'the sandbox does not limit the identifiers of an invoice',
  'invoices.byKsefNumber 400 21165': 'the sandbox tells a KSeF number only when the invoice can be fetched',
  'invoices.startExport 400 21181': 'the sandbox lets every context export every kind of subject',
  'sessions.batch.open 400 21157': 'the sandbox finds a wrong size of a part when the batch is closed',
  'sessions.batch.close 400 21208': 'the sandbox refuses to close a session that timed out with 21180',
};
