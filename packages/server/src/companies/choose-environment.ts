import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';

/** Makes this the environment that the company works in. Runs in the caller's transaction, inside the company's scope. */
export async function chooseEnvironment(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
): Promise<void> {
  await tx
    .updateTable('companies')
    .set({ environment, updated_at: platform.clock.now() })
    .where('id', '=', companyId)
    .execute();
}
