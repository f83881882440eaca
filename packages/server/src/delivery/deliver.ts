import { isKsefError } from '@skryba/ksef';
import { explainFailure } from '../authorisations/explain-failure.ts';
import { withKsefContext } from '../authorisations/ksef-context.ts';
import { getCompanyById } from '../companies/directory.ts';
import { withCompany } from '../platform/database/scope.ts';
import { AppError } from '../platform/errors.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { fetchUpos } from './fetch-upos.ts';
import { followProcessing } from './follow-processing.ts';
import { sendDeliverJob } from './queue-delivery.ts';
import { recordTrouble } from './record-trouble.ts';
import { resolveLost } from './resolve-lost.ts';
import { sendWaiting } from './send-waiting.ts';
import { closeLeftovers } from './sessions.ts';
import { changeDelivery, listDue, nextDue, type OpenDelivery } from './store.ts';
import type { DeliveryWork } from './work.ts';

interface Context {
  companyId: string;
  environment: EnvironmentId;
}

/** Documents in one run: it must end soon enough for others to have their turn in the context. */
const mostInRun = 100;
/** A scheduled run that comes this much before its time still finds its work due. */
const slackMs = 2_000;

/**
 * Works off what is on its way from one company to one environment: looks lost answers up, sends what waits, follows what KSeF
 * processes, fetches UPO. It can be killed at any point and run again: nothing is sent twice and nothing is forgotten.
 * @throws what is not KSeF's doing, for the queue to try again
 */
export async function deliver(platform: Platform, context: Context, stop: AbortSignal): Promise<void> {
  const due = await dueNow(platform, context);
  if (due.length === 0) return;
  try {
    await withKsefContext(platform, { ...context, need: 'issue' }, async (ksef) => {
      await workOff({
        platform,
        ...context,
        ksef: { ...ksef, signal: AbortSignal.any([ksef.signal, stop]) },
      });
    });
  } catch (error) {
    if (stop.aborted || (!isKsefError(error) && !(error instanceof AppError))) throw error;
    await keepTrouble(platform, context, error);
    return;
  }
  await planNextRun(platform, context);
}

async function workOff(work: DeliveryWork): Promise<void> {
  await closeLeftovers(work);
  await resolveLost(work, await dueOf(work, 'sending'));
  await sendWaiting(work, await dueOf(work, 'waiting'));
  await resolveLost(work, await dueOf(work, 'sending'));
  await followProcessing(work, await dueOf(work, 'processing'));
  await fetchUpos(work, await dueOf(work, 'accepted'));
}

function dueOf(work: DeliveryWork, status: OpenDelivery['status']): Promise<OpenDelivery[]> {
  return dueNow(work.platform, work, status);
}

function dueNow(
  platform: Platform,
  { companyId, environment }: Context,
  status?: OpenDelivery['status'],
): Promise<OpenDelivery[]> {
  const now = new Date(platform.clock.now().getTime() + slackMs);
  return withCompany(platform, companyId, (tx) =>
    listDue(tx, companyId, environment, now, { status, limit: mostInRun }),
  );
}

async function keepTrouble(platform: Platform, context: Context, error: unknown): Promise<void> {
  platform.log.warn({ err: error, ...context }, 'Documents could not be delivered');
  const company = await withCompany(platform, context.companyId, (tx) =>
    getCompanyById(tx, context.companyId),
  );
  const explanation = explainFailure(error, {
    nip: company?.nip ?? '',
    environment: context.environment,
  });
  await recordTrouble(platform, context, await dueNow(platform, context), explanation);
}

/** More of the same at once; what KSeF still processes, or what has a next try, in its time. */
async function planNextRun(platform: Platform, context: Context): Promise<void> {
  const { companyId, environment } = context;
  const waiting = await dueNow(platform, context, 'waiting');
  const left = await dueNow(platform, context);
  await withCompany(platform, companyId, async (tx) => {
    if (waiting.length > 0) {
      await sendDeliverJob(platform, tx, companyId, environment);
      return;
    }
    for (const delivery of left) {
      const key = { ...context, invoiceId: delivery.invoice_id };
      await changeDelivery(tx, key, { next_try_at: lookAgainAt(platform, delivery) });
    }
    const at = await nextDue(tx, companyId, environment);
    if (at !== undefined) await sendDeliverJob(platform, tx, companyId, environment, at);
  });
}

/** Status 150 can last for hours: the longer it lasts, the rarer the looks; every 10 minutes at the least. */
function lookAgainAt(platform: Platform, { since }: OpenDelivery): Date {
  const now = platform.clock.now().getTime();
  return new Date(now + Math.min(Math.max((now - since.getTime()) / 2, 10_000), 600_000));
}
