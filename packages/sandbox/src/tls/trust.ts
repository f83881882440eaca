import { type OfficialEnvironment, officialNames } from './official-names.ts';
import { plainAddress } from './plain-address.ts';

/** What makes programs trust the sandbox's authority and find it under the official names. */
export interface Trust {
  /** Absolute path of the authority's certificate (PEM). */
  readonly file: string;
  /** Where the same certificate can be fetched: over plain HTTP, since nobody trusts it yet. */
  readonly url: string;
  /** Lines for the hosts file; none when the sandbox answers under its own name. */
  readonly hosts: readonly string[];
  /** Environment variables, by the platform of the program that calls. */
  readonly variables: Readonly<Record<TrustingPlatform, Readonly<Record<string, string>>>>;
  /** Makes the trust store that the variables for Java name; run once. */
  readonly javaTrustStore: string;
  /** Options of the `php` command: PHP reads no variable of its own. */
  readonly phpOptions: string;
}

export type TrustingPlatform = 'node' | 'python' | 'java' | 'dotnet' | 'go';

const STORE_PASSWORD = 'changeit';

/** What programs on the same machine need to trust the authority whose certificate is at `file`. */
export function trustIn(file: string, url: string, as?: OfficialEnvironment): Trust {
  const store = file.replace(/\.pem$/, '.p12');
  return {
    file,
    url: plainAddress(`${url}/_sandbox/ca.pem`),
    hosts: as === undefined ? [] : [`127.0.0.1 ${[...new Set(Object.values(officialNames(as)))].join(' ')}`],
    variables: {
      node: { NODE_EXTRA_CA_CERTS: file },
      python: { REQUESTS_CA_BUNDLE: file, SSL_CERT_FILE: file },
      java: {
        JAVA_TOOL_OPTIONS: `-Djavax.net.ssl.trustStore=${store} -Djavax.net.ssl.trustStorePassword=${STORE_PASSWORD}`,
      },
      dotnet: { SSL_CERT_FILE: file },
      go: { SSL_CERT_FILE: file },
    },
    javaTrustStore: `keytool -importcert -noprompt -alias skryba-sandbox -file ${file} -keystore ${store} -storetype PKCS12 -storepass ${STORE_PASSWORD}`,
    phpOptions: `-d curl.cainfo=${file} -d openssl.cafile=${file}`,
  };
}
