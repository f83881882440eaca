import type { AuthSession } from '@skryba/ksef';
import { audit } from '../audit/record.ts';
import { getCompanyById } from '../companies/directory.ts';
import { setEnvironment } from '../companies/update-company.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import { verificationStep } from './contract.ts';
import { type Explanation, nextTry } from './failure.ts';
import { checkConnectionJob } from './job-names.ts';
import { keepLogin } from './login-store.ts';
import {
  type AuthorisationChange,
  type AuthorisationRow,
  changeAuthorisation,
  findLiveAuthorisation,
  lockAuthorisation,
} from './store.ts';

const system = { kind: 'system' } as const;

/** A connection works: its permissions and log-in are kept, and a company without an environment gets this one. */
export function recordSuccess(
  platform: Platform,
  row: AuthorisationRow,
  session: AuthSession,
  change: AuthorisationChange = {},
): Promise<void> {
  return withCompany(platform, row.company_id, async (tx) => {
    const now = platform.clock.now();
    const current = await lockAuthorisation(tx, row.company_id, row.id);
    if (current === undefined || current.state === 'removed') return;
    await keepLogin(platform, tx, row, session.state);
    if (current.signed_file_id !== null) {
      await platform.vault.erase(tx, row.company_id, current.signed_file_id);
    }
    await changeAuthorisation(tx, now, row, {
      state: 'active',
      permissions: [...session.permissions],
      steps_done: [...verificationStep.options],
      signed_file_id: null,
      failure: null,
      failed_tries: 0,
      connected_at: current.connected_at ?? now,
      last_used_at: now,
      ...change,
    });
    await chooseEnvironment(platform, tx, row);
    if (current.state !== 'active') {
      await audit(platform, tx, {
        companyId: row.company_id,
        actor: system,
        action: 'authorisation.connected',
        subject: { kind: 'authorisation', id: row.id },
        details: { environment: row.environment, permissions: session.permissions },
      });
    }
  });
}

/** The company works where it is connected: the first connection decides, also when the one before is gone. */
async function chooseEnvironment(platform: Platform, tx: Tx, row: AuthorisationRow): Promise<void> {
  const company = await getCompanyById(tx, row.company_id);
  const chosen = company?.environment ?? null;
  if (chosen === row.environment) return;
  if (chosen !== null && (await findLiveAuthorisation(tx, row.company_id, chosen)) !== undefined) return;
  await setEnvironment(platform, tx, row.company_id, row.environment);
}

/** A connection does not work: a temporary failure is tried again by itself, any other waits for the user. */
export function recordFailure(
  platform: Platform,
  row: AuthorisationRow,
  explanation: Explanation,
): Promise<void> {
  return withCompany(platform, row.company_id, async (tx) => {
    const now = platform.clock.now();
    const current = await lockAuthorisation(tx, row.company_id, row.id);
    if (current === undefined || current.state === 'removed') return;
    const tries = current.failed_tries + 1;
    const { code, message, remedy, official, retryAfterMs } = explanation;
    const temporary = explanation.temporary || mayBecomeActive(code, tries);
    const next = temporary ? nextTry(now, tries, retryAfterMs) : null;
    await changeAuthorisation(tx, now, row, {
      state: stateAfter(code, temporary),
      failed_tries: tries,
      failure: JSON.stringify({
        code,
        message,
        remedy,
        official,
        at: now.toISOString(),
        nextTryAt: next?.toISOString() ?? null,
      }),
    });
    if (next !== null) {
      const data = { companyId: row.company_id, authorisationId: row.id };
      await platform.queue.send(tx, checkConnectionJob, data, { singletonKey: row.id, startAfter: next });
    }
    if (current.state !== 'failing' || next === null) {
      await audit(platform, tx, {
        companyId: row.company_id,
        actor: system,
        action: next === null ? 'authorisation.rejected' : 'authorisation.failing',
        subject: { kind: 'authorisation', id: row.id },
        details: { environment: row.environment, code },
      });
    }
  });
}

/** A token that was just made may need minutes until KSeF has activated it: six looks in seven of them. */
function mayBecomeActive(code: string, tries: number): boolean {
  return code === 'token-inactive' && tries < 6;
}

function stateAfter(code: string, temporary: boolean): 'failing' | 'expired' | 'rejected' {
  if (temporary) return 'failing';
  return code === 'log-in-expired' || code === 'certificate-expired' ? 'expired' : 'rejected';
}
