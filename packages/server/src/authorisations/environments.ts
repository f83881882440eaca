import { type Environment, environments } from '@skryba/ksef';
import type { Config } from '../config.ts';
import type { Bilingual } from '../platform/http/route.ts';
import { type EnvironmentId, environmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';

/** Names of the environments for people. */
export const environmentLabels: Readonly<Record<EnvironmentId, Bilingual>> = {
  production: { pl: 'produkcyjne', en: 'production' },
  demo: { pl: 'DEMO', en: 'DEMO' },
  test: { pl: 'TEST', en: 'TEST' },
  sandbox: { pl: 'piaskownica', en: 'sandbox' },
};

/** The addresses of an environment, with this installation's own where it names them. */
export function ksefEnvironment(platform: Pick<Platform, 'config'>, id: EnvironmentId): Environment {
  const base = environments[id];
  const own = platform.config.ksef.addresses[id];
  return {
    ...base,
    apiUrl: own?.apiUrl ?? base.apiUrl,
    qrUrl: own?.qrUrl ?? base.qrUrl,
    portalUrl: own?.portalUrl ?? base.portalUrl,
  };
}

/** The sandbox exists only where it is named; the Ministry's environments always do. */
export function isAvailable(config: Config, id: EnvironmentId): boolean {
  return id !== 'sandbox' || config.ksef.addresses.sandbox !== undefined;
}

/** Every environment with its name and the place where tokens are generated. */
export function listEnvironments(platform: Pick<Platform, 'config'>) {
  return environmentId.options.map((id) => ({
    id,
    label: environmentLabels[id],
    portalUrl: ksefEnvironment(platform, id).portalUrl,
    available: isAvailable(platform.config, id),
  }));
}
