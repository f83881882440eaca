import { type OfficialEnvironment, officialNames } from './official-names.ts';

/** Where everything is. None of the roots has a slash at its end but the portal. */
export interface Addresses {
  /** Root of the API, with `/v2`. */
  readonly api: string;
  /** The stand-in for the taxpayer application. */
  readonly portal: string;
  /** Root of the verification links in QR codes. */
  readonly qr: string;
  /** Root of the status service (Latarnia). */
  readonly lighthouse: string;
  /** Root of the controls for tests. */
  readonly control: string;
}

/**
 * The addresses of a sandbox.
 * @param url its own root, without a slash at its end
 * @param as the environment under whose names it answers; its own name unless given
 */
export function addressesOf(url: string, as?: OfficialEnvironment): Addresses {
  const control = `${url}/_sandbox`;
  if (as === undefined) {
    return { api: `${url}/v2`, portal: `${url}/`, qr: url, lighthouse: `${url}/lighthouse`, control };
  }
  const { protocol, port } = new URL(url);
  const root = (name: string) => new URL(`${protocol}//${name}:${port}`).origin;
  const names = officialNames(as);
  return {
    api: `${root(names.api)}/v2`,
    portal: `${root(names.portal)}/web/`,
    qr: root(names.qr),
    lighthouse: root(names.lighthouse),
    control,
  };
}
