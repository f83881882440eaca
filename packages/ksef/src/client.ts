import { type Environment, type EnvironmentId, environments } from './contract/environments.ts';
import type { PublicKeyCertificate } from './contract/security.ts';
import { choosePublicKey, type KsefPublicKey, type PublicKeyUsage } from './crypto/public-key.ts';
import { KsefError } from './errors/ksef-error.ts';
import type { AccessTokens } from './http/access-tokens.ts';
import { createCall } from './http/call.ts';
import { type BreakerOptions, circuitBreaker } from './http/circuit-breaker.ts';
import { defaultTimeouts, type Timeouts } from './http/deadline.ts';
import { compose, type Exchange, type Policy } from './http/exchange.ts';
import { fetchExchange } from './http/fetch-exchange.ts';
import { type KsefLogger, logging } from './http/logging.ts';
import { type GovernorOptions, memoryRateStore, rateGovernor } from './http/rate-governor.ts';
import { defaultRetry, type RetryOptions, retry } from './http/retry.ts';
import type { StorageContext } from './http/storage.ts';
import { authResource } from './resources/auth.ts';
import { certificatesResource } from './resources/certificates.ts';
import { collectiveIdentifiersResource } from './resources/collective-identifiers.ts';
import { invoicesResource } from './resources/invoices.ts';
import { lighthouseResource } from './resources/lighthouse.ts';
import { limitsResource } from './resources/limits.ts';
import { peppolResource } from './resources/peppol.ts';
import { permissionsResource } from './resources/permissions.ts';
import { securityResource } from './resources/security.ts';
import { sessionsResource } from './resources/sessions.ts';
import { testDataResource } from './resources/test-data.ts';
import { tokensResource } from './resources/tokens.ts';

/** How a client is made. */
export interface KsefClientOptions {
  /** A known environment, or the addresses of one. */
  readonly environment: EnvironmentId | Environment;
  /** Replaces Node's own `fetch`, which takes the proxy of the environment when the process runs with `NODE_USE_ENV_PROXY=1`. */
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => Date;
  readonly logger?: KsefLogger;
  readonly timeouts?: Partial<Timeouts>;
  readonly retry?: Partial<RetryOptions>;
  readonly breaker?: Partial<Omit<BreakerOptions, 'now'>>;
  /** Limits of requests: a store shared by processes, the longest wait; `false` turns the governor off. */
  readonly governor?: Partial<Omit<GovernorOptions, 'now'>> | false;
  /** Further policies, outside of all others. */
  readonly policies?: readonly Policy[];
}

/** A client of one environment; methods that need an access token want {@link KsefClient.withAuth} first. */
export interface KsefClient extends Resources {
  readonly environment: Environment;
  readonly now: () => Date;
  /** The same client (connections, counters, breaker) with somebody logged in. */
  withAuth(tokens: AccessTokens): KsefClient;
  /** The public key of KSeF for a usage; kept until a key expires, `fresh` asks again. */
  publicKey(
    usage: PublicKeyUsage,
    options?: { readonly fresh?: boolean; readonly signal?: AbortSignal },
  ): Promise<KsefPublicKey>;
  /** What presigned addresses are used with. */
  readonly storage: StorageContext;
  /** How calls are tried again, and how long transfers pause before they are. */
  readonly retry: RetryOptions;
}

/** One thin module per resource of the contract. */
export interface Resources {
  readonly auth: ReturnType<typeof authResource>;
  readonly certificates: ReturnType<typeof certificatesResource>;
  readonly collectiveIdentifiers: ReturnType<typeof collectiveIdentifiersResource>;
  readonly invoices: ReturnType<typeof invoicesResource>;
  readonly lighthouse: ReturnType<typeof lighthouseResource>;
  readonly limits: ReturnType<typeof limitsResource>;
  readonly peppol: ReturnType<typeof peppolResource>;
  readonly permissions: ReturnType<typeof permissionsResource>;
  readonly security: ReturnType<typeof securityResource>;
  readonly sessions: ReturnType<typeof sessionsResource>;
  readonly testData: ReturnType<typeof testDataResource>;
  readonly tokens: ReturnType<typeof tokensResource>;
}

// Planned rotations are published ahead; an emergency one shows as error 21470, which asks afresh.
const KEYS_KEPT_MS = 3_600_000;

interface PublicKeys {
  certificates?: readonly PublicKeyCertificate[];
  refreshAfter?: number;
}

interface Shared {
  readonly environment: Environment;
  readonly now: () => Date;
  readonly exchange: Exchange;
  readonly storage: StorageContext;
  readonly retry: RetryOptions;
  readonly keys: PublicKeys;
}

/**
 * Makes a client. It opens no connection until it is used.
 * @throws KsefError `configuration` `environment` when it is none that is known, or its address is not one of HTTP
 */
export function createKsefClient(options: KsefClientOptions): KsefClient {
  const environment = environmentOf(options.environment);
  const now = options.now ?? (() => new Date());
  const fetch = options.fetch ?? globalThis.fetch;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const governor = options.governor ?? {};
  const retryOptions = { ...defaultRetry, ...options.retry };
  const policies = [
    ...(options.policies ?? []),
    retry(retryOptions),
    ...(governor === false
      ? []
      : [
          rateGovernor({
            store: memoryRateStore(),
            maxWaitMs: 30_000,
            factor: factorOf(environment),
            ...governor,
            now,
          }),
        ]),
    circuitBreaker({ failures: 8, openMs: 15_000, ...options.breaker, now }),
    ...(options.logger ? [logging(options.logger)] : []),
  ];
  return clientOf({
    environment,
    now,
    exchange: compose(policies, fetchExchange(fetch, timeouts)),
    storage: {
      fetch,
      timeouts,
      apiUrl: environment.apiUrl,
      storageHosts: environment.storageHosts,
      logger: options.logger,
    },
    retry: retryOptions,
    keys: {},
  });
}

function environmentOf(given: EnvironmentId | Environment): Environment {
  const environment = typeof given === 'string' ? environments[given] : given;
  // Names and addresses come from settings, which types do not check.
  if (/^https?:\/\//.test(environment?.apiUrl ?? '') && URL.canParse(environment.apiUrl)) return environment;
  const known = Object.keys(environments).join(', ');
  const name = typeof given === 'string' ? given : given.apiUrl;
  throw new KsefError(
    `"${name}" is neither an environment of KSeF (${known}) nor the http(s) address of one; check the settings.`,
    { kind: 'configuration', code: 'environment', notSent: true },
  );
}

// The guide's limity-api.md: limits of the test environment are ten times those of production.
function factorOf({ id }: Environment): number {
  return id === 'test' || id === 'sandbox' ? 10 : 1;
}

function clientOf(shared: Shared, tokens?: AccessTokens): KsefClient {
  const { environment, exchange, now, storage, retry: retryOptions, keys } = shared;
  const call = createCall({
    apiUrl: environment.apiUrl,
    environment: environment.id,
    exchange,
    tokens,
  });
  const security = securityResource(call);
  return {
    environment,
    now,
    storage,
    retry: retryOptions,
    auth: authResource(call),
    certificates: certificatesResource(call),
    collectiveIdentifiers: collectiveIdentifiersResource(call),
    invoices: invoicesResource(call),
    lighthouse: lighthouseResource(exchange, environment),
    limits: limitsResource(call),
    peppol: peppolResource(call),
    permissions: permissionsResource(call),
    security,
    sessions: sessionsResource(call),
    testData: testDataResource(call),
    tokens: tokensResource(call),
    withAuth: (others) => clientOf(shared, others),
    async publicKey(usage, { fresh = false, signal } = {}) {
      if (fresh || now().getTime() > (keys.refreshAfter ?? 0)) {
        keys.certificates = await security.publicKeyCertificates({ signal });
        keys.refreshAfter = now().getTime() + KEYS_KEPT_MS;
      }
      return choosePublicKey(keys.certificates ?? [], usage, now());
    },
  };
}
