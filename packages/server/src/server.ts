import { findAccess } from './accounts/memberships.ts';
import { createPeople } from './accounts/people.ts';
import { jobs, routes } from './areas.ts';
import type { Config } from './config.ts';
import { systemClock } from './platform/clock.ts';
import { createApp } from './platform/http/app.ts';
import { createLogger } from './platform/log.ts';
import { openPlatform } from './platform/open.ts';
import type { Platform } from './platform/platform.ts';

/** What this process does: answer requests, run jobs, or both. */
export interface ServerRoles {
  http: boolean;
  worker: boolean;
}

export interface RunningServer {
  /** Where people reach it, e.g. `http://127.0.0.1:8200`; empty without HTTP. */
  readonly url: string;
  /** Takes no more requests, lets running jobs end, and stops what was started. Safe to call twice. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the application on its database, which it starts and migrates when needed.
 * @throws AppError of the part that cannot start; `EADDRINUSE` of the system when the port is taken
 */
export async function startServer(config: Config, roles: ServerRoles): Promise<RunningServer> {
  const log = createLogger(config.log.level);
  const opened = await openPlatform({ config, log, clock: systemClock, jobs, works: roles.worker });
  try {
    const http = roles.http ? await listen(opened.platform) : undefined;
    let closing: Promise<void> | undefined;
    const close = async () => {
      await http?.close();
      await opened.close();
    };
    return {
      url: http?.url ?? '',
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Answers requests on the platform until `close`. */
export async function listen(platform: Platform): Promise<RunningServer> {
  const { http } = platform.config;
  const people = createPeople(
    platform.db,
    platform.vault.derive('skryba/sign-in'),
    http.publicUrl ?? 'http://127.0.0.1',
  );
  const app = await createApp(
    platform,
    {
      whoIs: (headers) => people.find(headers),
      accessOf: (userId, companyId) => findAccess(platform, userId, companyId),
    },
    routes(people),
  );
  const address = await app.listen({ host: http.host, port: http.port });
  return { url: http.publicUrl ?? address, close: () => app.close() };
}
