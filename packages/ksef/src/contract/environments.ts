/** Identifier of an environment of KSeF; `sandbox` is the one of `@skryba/sandbox` on this machine. */
export type EnvironmentId = 'production' | 'demo' | 'test' | 'sandbox';

/** Addresses of one environment. */
export interface Environment {
  readonly id: EnvironmentId;
  /** Root of the API, with `/v2`. */
  readonly apiUrl: string;
  /** Root of the verification links in QR codes. */
  readonly qrUrl: string;
  /** Where a taxpayer generates tokens. */
  readonly portalUrl: string;
  /** Root of the status service (Latarnia). */
  readonly lighthouseUrl: string;
  /** Host suffixes from which presigned addresses are accepted, besides the host of the API itself. */
  readonly storageHosts: readonly string[];
}

const SANDBOX_URL = 'http://127.0.0.1:8280';
const STORAGE_HOSTS = ['.ksef.mf.gov.pl', '.blob.core.windows.net'] as const;

/**
 * The environments.
 * Source: the guide's `srodowiska.md` and `kody-qr.md`; the lighthouse: the official C# client, which knows one for
 * production and one for tests.
 */
export const environments: Readonly<Record<EnvironmentId, Environment>> = {
  production: {
    id: 'production',
    apiUrl: 'https://api.ksef.mf.gov.pl/v2',
    qrUrl: 'https://qr.ksef.mf.gov.pl',
    portalUrl: 'https://ap.ksef.mf.gov.pl/web/',
    lighthouseUrl: 'https://api-latarnia.ksef.mf.gov.pl',
    storageHosts: STORAGE_HOSTS,
  },
  demo: {
    id: 'demo',
    apiUrl: 'https://api-demo.ksef.mf.gov.pl/v2',
    qrUrl: 'https://qr-demo.ksef.mf.gov.pl',
    portalUrl: 'https://ap-demo.ksef.mf.gov.pl/web/',
    lighthouseUrl: 'https://api-latarnia-test.ksef.mf.gov.pl',
    storageHosts: STORAGE_HOSTS,
  },
  test: {
    id: 'test',
    apiUrl: 'https://api-test.ksef.mf.gov.pl/v2',
    qrUrl: 'https://qr-test.ksef.mf.gov.pl',
    portalUrl: 'https://ap-test.ksef.mf.gov.pl/web/',
    lighthouseUrl: 'https://api-latarnia-test.ksef.mf.gov.pl',
    storageHosts: STORAGE_HOSTS,
  },
  sandbox: sandboxEnvironment(SANDBOX_URL),
};

/**
 * The environment of a sandbox that listens elsewhere than on its usual address.
 * @param url root of the sandbox, e.g. `http://127.0.0.1:41233`
 */
export function sandboxEnvironment(url: string): Environment {
  const root = url.replace(/\/+$/, '');
  return {
    id: 'sandbox',
    apiUrl: `${root}/v2`,
    qrUrl: root,
    portalUrl: `${root}/`,
    lighthouseUrl: `${root}/lighthouse`,
    storageHosts: [],
  };
}
