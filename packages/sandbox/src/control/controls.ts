import { z } from 'zod';
import { ClockState } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import { LiveSettings } from '../platform/settings.ts';
import { Fault } from './faults.ts';

/** What was set while the sandbox ran, as a data folder keeps it: the calendar, faults and changed settings. */
export const Controls = z.object({
  id: z.literal('controls'),
  clock: ClockState,
  faults: z.array(Fault),
  settings: LiveSettings.partial(),
});
export type Controls = z.infer<typeof Controls>;

/** Keeps the controls in the state with every change, so that they survive the process. */
export function keepControls({
  state,
  clock,
  faults,
  settings,
}: Pick<Services, 'state' | 'clock' | 'faults' | 'settings'>): void {
  const keep = () =>
    state.controls.put({
      id: 'controls',
      clock: clock.save(),
      faults: [...faults.list()],
      settings: settings.changed(),
    });
  clock.watch(keep);
  faults.watch(keep);
  settings.watch(keep);
}
