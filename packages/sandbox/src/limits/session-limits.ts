import { limits, type SetSessionLimitsRequest } from '@skryba/ksef/contract';
import type { Context, Session, Subject } from '../state/records.ts';
import type { State } from '../state/state.ts';

const DEFAULT_SESSION = {
  maxInvoiceSizeInMB: limits.maxInvoiceBytes / 1_000_000,
  maxInvoiceWithAttachmentSizeInMB: limits.maxInvoiceWithAttachmentBytes / 1_000_000,
  maxInvoices: limits.maxInvoicesPerSession,
};
const DEFAULT_COLLECTIVE = { maxInvoices: 500 };

/** Limits of sessions in a context: set by test data, or the published ones. */
export function sessionLimitsOf(state: State, context: Context): SetSessionLimitsRequest {
  const own = state.contextLimits.get(`${context.type}|${context.value}`)?.sessions;
  return (
    own ?? {
      onlineSession: DEFAULT_SESSION,
      batchSession: DEFAULT_SESSION,
      collectiveIdentifier: DEFAULT_COLLECTIVE,
    }
  );
}

/** Limits of one session. */
export function limitsOfSession(state: State, { context, type }: Session) {
  const all = sessionLimitsOf(state, context);
  return type === 'Online' ? all.onlineSession : all.batchSession;
}

/** Limits of certificates of a subject. Source: the guide's `limity.md`. */
export function certificateLimitsOf(
  state: State,
  subject: Subject,
): { maxEnrollments: number; maxCertificates: number } {
  const own = state.subjectLimits.get(`${subject.type}|${subject.value}`);
  const fallback =
    subject.type === 'Nip'
      ? { maxEnrollments: 300, maxCertificates: 100 }
      : { maxEnrollments: 12, maxCertificates: 6 };
  return {
    maxEnrollments: own?.maxEnrollments ?? fallback.maxEnrollments,
    maxCertificates: own?.maxCertificates ?? fallback.maxCertificates,
  };
}
