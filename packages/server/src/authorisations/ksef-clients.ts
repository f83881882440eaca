import { createKsefClient, type KsefClient } from '@skryba/ksef';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { ksefEnvironment } from './environments.ts';

/** One client for each environment of a process: its counters of requests and its circuit breaker are shared. */
const clients = new WeakMap<Platform['config'], Map<EnvironmentId, KsefClient>>();

/** The client of an environment, with nobody logged in. */
export function ksefClient(platform: Pick<Platform, 'config' | 'clock'>, id: EnvironmentId): KsefClient {
  let ofConfig = clients.get(platform.config);
  if (ofConfig === undefined) {
    ofConfig = new Map();
    clients.set(platform.config, ofConfig);
  }
  let client = ofConfig.get(id);
  if (client === undefined) {
    client = createKsefClient({
      environment: ksefEnvironment(platform, id),
      now: () => platform.clock.now(),
    });
    ofConfig.set(id, client);
  }
  return client;
}
