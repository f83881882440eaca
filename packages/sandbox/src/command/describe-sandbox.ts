import type { Sandbox } from '../start-sandbox.ts';
import type { Trust } from '../tls/trust.ts';
import { plainAddress } from '../tls/plain-address.ts';
import type { Bilingual } from './bilingual.ts';

/** Everything that a program needs to find and to trust the sandbox, as one object for JSON. */
export function sandboxAsJson({ url, addresses, trust }: Sandbox): object {
  if (!trust) return { url, ...addresses };
  const { file, url: caUrl, ...rest } = trust;
  return { url, ...addresses, ca: { file, url: caUrl }, ...rest };
}

/** The same in words. */
export function sandboxInWords({ addresses, trust }: Sandbox): Bilingual {
  const { portal, api, qr, lighthouse, control } = addresses;
  const token = `curl --json '{"nip":"1111111111"}' ${plainAddress(control)}/tokens`;
  const rows = (labels: readonly string[]) =>
    [portal, api, qr, lighthouse, control, token].map((text, at) => `${labels[at]}${text}`).join('\n');
  const pl = rows([
    'Portal podatnika: ',
    'API KSeF:         ',
    'Kody QR:          ',
    'Latarnia:         ',
    'Sterowanie:       ',
    'Token na próbę:   ',
  ]);
  const en = rows([
    'Taxpayer portal: ',
    'KSeF API:        ',
    'QR codes:        ',
    'Lighthouse:      ',
    'Controls:        ',
    'A token to try:  ',
  ]);
  if (!trust) return { pl, en };
  return {
    pl: `${pl}\n\n${trustInWords(trust, { ca: 'Certyfikat urzędu', hosts: 'Dopisz do pliku hosts (/etc/hosts)', variables: 'Ustaw w środowisku programu, który łączy się z KSeF', once: 'raz' })}`,
    en: `${en}\n\n${trustInWords(trust, { ca: 'CA certificate', hosts: 'Add to the hosts file (/etc/hosts)', variables: 'Set in the environment of the program that calls KSeF', once: 'once' })}`,
  };
}

interface Labels {
  ca: string;
  hosts: string;
  variables: string;
  once: string;
}

const PLATFORMS = [
  ['Node', 'node'],
  ['Python', 'python'],
  ['Java', 'java'],
  ['.NET', 'dotnet'],
  ['Go', 'go'],
] as const;

function trustInWords(trust: Trust, labels: Labels): string {
  const { file, url, hosts, variables, javaTrustStore, phpOptions } = trust;
  const set = PLATFORMS.flatMap(([name, platform]) =>
    Object.entries(variables[platform]).map(
      ([variable, value]) => `  ${name.padEnd(6)}  ${variable}="${value}"`,
    ),
  );
  return [
    `${labels.ca}: ${file}`,
    `  ${url}`,
    ...(hosts.length === 0 ? [] : ['', `${labels.hosts}:`, ...hosts.map((line) => `  ${line}`)]),
    '',
    `${labels.variables}:`,
    ...set,
    `  PHP     php ${phpOptions} …`,
    `  Java (${labels.once}): ${javaTrustStore}`,
  ].join('\n');
}
