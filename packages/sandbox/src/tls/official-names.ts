import { environments } from '@skryba/ksef/contract';

/** Environments of the Ministry that the sandbox can stand for. */
export const officialEnvironments = ['test', 'demo', 'production'] as const;
export type OfficialEnvironment = (typeof officialEnvironments)[number];

/** Host names of one environment. */
export interface OfficialNames {
  readonly api: string;
  readonly qr: string;
  readonly lighthouse: string;
  /** The taxpayer application. */
  readonly portal: string;
}

/** Host names of an environment. Source: the table of addresses in `@skryba/ksef`. */
export function officialNames(environment: OfficialEnvironment): OfficialNames {
  const { apiUrl, qrUrl, lighthouseUrl, portalUrl } = environments[environment];
  const host = (url: string) => new URL(url).hostname;
  return { api: host(apiUrl), qr: host(qrUrl), lighthouse: host(lighthouseUrl), portal: host(portalUrl) };
}

/** Every host name of every environment, once. */
export const everyOfficialName: readonly string[] = [
  ...new Set(officialEnvironments.flatMap((environment) => Object.values(officialNames(environment)))),
];

const apis = new Set(officialEnvironments.map((environment) => officialNames(environment).api));
const lighthouses = new Set(officialEnvironments.map((environment) => officialNames(environment).lighthouse));
const portals = new Set(officialEnvironments.map((environment) => officialNames(environment).portal));
const APPLICATION = /^\/web(?=[/?]|$)/;

/**
 * The path here of what the Ministry has at a path of one of its names: its lighthouse has no folder of its own,
 * its taxpayer application has one, and its API still answers at the path that it had before December 2025
 * (CIRFMF/ksef-api, issue 506).
 *
 * @param host Host header, with or without a port
 */
export function pathHere(host: string | undefined, path: string): string {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (lighthouses.has(name) && /^\/(?:status|messages)(?=[/?]|$)/.test(path)) return `/lighthouse${path}`;
  if (apis.has(name) && /^\/api\/v2(?=[/?]|$)/.test(path)) return path.slice('/api'.length);
  if (!portals.has(name) || !APPLICATION.test(path)) return path;
  const inside = path.replace(APPLICATION, '');
  return inside.startsWith('/') ? inside : `/${inside}`;
}
