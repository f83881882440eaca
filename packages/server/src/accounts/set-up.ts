import type { IncomingHttpHeaders } from 'node:http';
import { audit } from '../audit/record.ts';
import { installationScope, withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import { alreadySetUp } from './errors.ts';
import type { People, SignedIn } from './people.ts';

/** Whether the installation still waits for its owner. */
export async function isSetUpNeeded(platform: Pick<Platform, 'db'>): Promise<boolean> {
  const row = await platform.db.selectFrom('installation').select('owner_id').executeTakeFirstOrThrow();
  return row.owner_id === null;
}

/**
 * Makes the first person the owner and signs in.
 * Whoever comes second at the same moment waits, and is told that there is an owner.
 * @throws AppError `already-set-up`
 */
export function setUp(
  platform: Pick<Platform, 'db' | 'clock'>,
  people: People,
  owner: { email: string; password: string; name: string },
  headers: IncomingHttpHeaders,
): Promise<SignedIn> {
  return withCompany(platform, installationScope, async (tx) => {
    const installation = await tx
      .selectFrom('installation')
      .select('owner_id')
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (installation.owner_id !== null) throw alreadySetUp();
    // A start that was cut off here may have left a person who never became the owner.
    await platform.db.deleteFrom('people').execute();
    const signedIn = await people.add(owner, headers);
    await tx.updateTable('installation').set({ owner_id: signedIn.user.id }).execute();
    await audit(platform, tx, {
      companyId: null,
      actor: { kind: 'user', id: signedIn.user.id },
      action: 'accounts.set-up',
    });
    return signedIn;
  });
}
