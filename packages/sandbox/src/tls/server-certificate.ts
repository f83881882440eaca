import type { TestAuthority } from '@skryba/ksef/crypto';

/** A certificate of a server with its key, in PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
/** Some clients refuse certificates of servers that live for more than 825 days. */
const LIFE_MS = 365 * DAY_MS;

/**
 * Issues a certificate of a server with a fresh key, valid from yesterday for a year of the machine's calendar.
 * @param names host names and addresses, e.g. `localhost`, `127.0.0.1`
 */
export async function issueServerCertificate(
  authority: TestAuthority,
  names: readonly string[],
): Promise<ServerCertificate> {
  const { certificate, privateKey } = await authority.issueForServer(names, {
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + LIFE_MS),
  });
  return {
    cert: certificate.toString(),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}
