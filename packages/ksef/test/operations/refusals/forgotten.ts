import type { KsefClient } from '../../../src/index.ts';
import { createWorld } from '../../support/world.ts';
import { startedLogIn } from '../started-log-in.ts';

/** Bearers that are still good, of log-ins that KSeF no longer knows. */
interface Forgotten {
  readonly client: KsefClient;
  readonly operation: string;
  readonly refresh: string;
}

/** Logs in to a sandbox of its own, which then forgets everything but its keys. */
export async function whenForgotten(use: (forgotten: Forgotten) => Promise<unknown>): Promise<unknown> {
  const world = await createWorld({ retry: { attempts: 1 } });
  try {
    const { bearer: operation } = await startedLogIn(world);
    const { fresh: client, bearer } = await startedLogIn(world);
    const { refreshToken } = await client.auth.redeem(bearer);
    await world.control('/reset');
    return await use({ client, operation, refresh: refreshToken.token });
  } finally {
    await world.close();
  }
}
