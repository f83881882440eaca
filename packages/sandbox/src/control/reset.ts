import type { Services } from '../platform/services.ts';
import { DEFAULTS } from '../platform/settings.ts';

/** Forgets everything but the keys and the snapshots; the calendar goes back to the machine's time. */
export async function resetSandbox(services: Services): Promise<void> {
  const { state, faults, clock, rates, identifiers, files, calls, settings } = services;
  await services.work.settled();
  state.reset();
  faults.clear();
  clock.reset();
  rates.clear();
  identifiers.resume(undefined);
  files.clear();
  calls.clear();
  const { outages, warnings, exportLimits } = DEFAULTS;
  settings.change({ outages, warnings, exportLimits });
}
