import type { EnvironmentId } from '@skryba/server/api';
import { ApiError } from '../../api/problem.ts';

/** Where to send, and whether the warning about production was read. */
export interface EnvironmentChoice {
  readonly environment: EnvironmentId;
  readonly confirmedProduction: boolean;
}

/** Whether the server asks to confirm the first sending to production. */
export function needsConfirmation(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409 && error.problem.code.includes('production');
}
