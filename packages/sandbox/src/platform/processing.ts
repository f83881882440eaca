import { AsyncLocalStorage } from 'node:async_hooks';
import type { FaultKind, Faults } from '../control/faults.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './settings.ts';

/** What KSeF does after it has answered. */
export type WorkKind =
  'logIn' | 'invoice' | 'session' | 'batch' | 'export' | 'permissions' | 'token' | 'certificate';

/** How long work takes in the profile `realistic`: from and to, in milliseconds. */
const REALISTIC: Readonly<Record<WorkKind, readonly [least: number, most: number]>> = {
  logIn: [300, 1500],
  invoice: [1500, 6000],
  session: [2000, 8000],
  batch: [5000, 20_000],
  export: [3000, 15_000],
  permissions: [500, 3000],
  token: [500, 3000],
  certificate: [1000, 5000],
};

/** Machine instants at which work that is stuck is ready: never. The second one shows an invoice as in processing. */
export const NEVER = Number.MAX_SAFE_INTEGER;
export const NEVER_AFTER_RECEPTION = NEVER - 1;

/** When work that goes on after an answer is over, and whether a fault keeps it from its end. */
export interface Processing {
  /** How long this work takes now, in milliseconds. */
  duration(kind: WorkKind): number;
  /** Whether an invoice whose processing goes on for so many milliseconds is still at its beginning. */
  isInFirstHalf(left: number): boolean;
  /** Machine instant at which this work, started now by the current operation, is over. */
  readyAt(kind: WorkKind): number;
  /** Whether a fault makes the work of the current operation end with the documented status 500. */
  fails(): boolean;
  /** Runs what belongs to an operation of the contract, such as `POST /tokens`. */
  within<T>(operation: string, run: () => T): T;
}

/** Processing by the settings, struck by faults on the operation that starts it. */
export function createProcessing(clock: Clock, faults: Faults, settings: Settings): Processing {
  const current = new AsyncLocalStorage<string>();
  const take = (kinds: readonly FaultKind[]) => {
    const operation = current.getStore();
    return operation === undefined ? undefined : faults.take(operation, kinds);
  };
  const duration = (kind: WorkKind) => {
    if (settings.processing !== 'realistic') return settings.processing;
    const [least, most] = REALISTIC[kind];
    return Math.round(least + Math.random() * (most - least));
  };
  return {
    duration,
    isInFirstHalf: (left) =>
      left > (settings.processing === 'realistic' ? REALISTIC.invoice[0] : settings.processing) / 2,
    readyAt(kind) {
      const stuck = take(['stuck', 'stuck-150']);
      if (stuck) return stuck.kind === 'stuck' ? NEVER : NEVER_AFTER_RECEPTION;
      return clock.elapsed() + duration(kind);
    },
    fails: () => take(['fail']) !== undefined,
    within: (operation, run) => current.run(operation, run),
  };
}
