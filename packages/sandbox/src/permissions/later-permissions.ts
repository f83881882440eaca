import { invalidInput } from '../http/failure.ts';
import type { Services } from '../platform/services.ts';

/** Refuses what contract 2.7.0 did not let entities receive yet. @throws ApiFailure 21405 */
export function refuseLaterPermissions({ settings }: Services, permissions: readonly string[]): void {
  if (settings.contract === '2.7.0' && permissions.includes('CollectiveIdentifierManage'))
    throw invalidInput('permissions: Nieznane uprawnienie CollectiveIdentifierManage.');
}
