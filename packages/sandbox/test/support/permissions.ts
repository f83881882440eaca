import type { SigningIdentity } from '@skryba/ksef/crypto';
import { type Answer, type Client, finishLogIn } from './client.ts';
import {
  freshNip,
  logInStatus,
  permissionsIn,
  personCertificate,
  personNumber,
  type RequestParts,
  startSignedLogIn,
} from './identities.ts';

type Context = RequestParts['context'];

/** The internal identifier of a unit of a taxpayer, with its check digit. */
export function internalId(nip: string, unit = '0001'): string {
  const digits = Array.from(`${nip}${unit}`, Number);
  const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 ? 3 : 1), 0);
  return `${nip}-${unit}${sum % 10}`;
}

/** Who logs in: a person named by NIP or PESEL, or the holder of a certificate that need not name anybody. */
export type Who = { nip: string } | { pesel: string } | { holder: SigningIdentity };

/** SHA-256 of a certificate, as KSeF names its holder. */
export const fingerprintOf = ({ certificate }: SigningIdentity) =>
  certificate.fingerprint256.replaceAll(':', '');

/** A log-in that ended: its status, its bearers and the permissions that the access token carries. */
export interface LogIn {
  code: number;
  access: string;
  refresh: string;
  permissions: string[];
}

/** Logs in with a self-signed certificate and follows the log-in to its end, as the official suites do. */
export async function logInAs(client: Client, who: Who, context: Context | string): Promise<LogIn> {
  const identity =
    'holder' in who ? who.holder : await personCertificate(personNumber('nip' in who ? who.nip : who.pesel));
  const started = await startSignedLogIn(client, identity, {
    context: typeof context === 'string' ? { type: 'Nip', value: context } : context,
    by: 'holder' in who ? 'certificateFingerprint' : 'certificateSubject',
  });
  if (started.status !== 202) throw new Error(started.text);
  const code = await until(async () => (await logInStatus(client, started)).status.code);
  if (code !== 200) return { code, access: '', refresh: '', permissions: [] };
  const { access, refresh } = await finishLogIn(client, started);
  return { code, access, refresh, permissions: permissionsIn(access) };
}

/** Asks until a status leaves 100. */
async function until(ask: () => Promise<number>): Promise<number> {
  for (let asked = 0; asked < 200; asked += 1) {
    const code = await ask();
    if (code >= 200) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The operation never ended.');
}

/** The owner of a NIP, logged in by a certificate with that NIP. */
export async function ownerOf(client: Client, nip = freshNip()): Promise<Taxpayer> {
  const { access, permissions } = await logInAs(client, { nip }, nip);
  return { ...actingIn(client, access), nip, permissions };
}

/** Somebody logged in to another's context; fails when the log-in does. */
export async function enter(client: Client, who: Who, context: Context | string): Promise<Actor & LogIn> {
  const logIn = await logInAs(client, who, context);
  if (logIn.code !== 200) throw new Error(`The log-in ended with ${logIn.code}.`);
  return { ...actingIn(client, logIn.access), ...logIn };
}

/** What somebody who logged in does with permissions. */
export type Actor = ReturnType<typeof actingIn>;
/** An owner in the context of the own NIP. */
export type Taxpayer = Actor & { nip: string; permissions: string[] };

export const person = {
  subjectDetailsType: 'PersonByIdentifier',
  personById: { firstName: 'Anna', lastName: 'Przykładowa' },
} as const;

/** An actor with an access token. */
export function actingIn(client: Client, access: string) {
  const follow = async (started: Answer): Promise<number> => {
    if (started.status !== 202) return started.status;
    const path = `/permissions/operations/${started.json.referenceNumber}`;
    return until(async () => (await client.call('GET', path, { bearer: access })).json.status.code);
  };
  const post = (path: string, body: object) =>
    client.call('POST', `/permissions${path}`, { bearer: access, body });
  /** Starts a grant and gives the code with which it ends (an HTTP status when it does not start). */
  const grant = async (path: string, body: object) =>
    follow(await post(path, { description: 'Uprawnienie próbne', ...body }));
  return {
    access,
    post,
    grant,
    follow,
    toPerson: (subjectIdentifier: object, permissions: string[], more: object = {}) =>
      grant('/persons/grants', { subjectIdentifier, permissions, subjectDetails: person, ...more }),
    toEntity: (nip: string, permissions: object[]) =>
      grant('/entities/grants', {
        subjectIdentifier: { type: 'Nip', value: nip },
        permissions,
        subjectDetails: { fullName: `Podmiot ${nip}` },
      }),
    authorize: (subjectIdentifier: object, permission: string) =>
      grant('/authorizations/grants', {
        subjectIdentifier,
        permission,
        subjectDetails: { fullName: 'Podmiot Przykładowy' },
      }),
    indirectly: (subjectIdentifier: object, targetIdentifier: object | undefined, permissions: string[]) =>
      grant('/indirect/grants', { subjectIdentifier, targetIdentifier, permissions, subjectDetails: person }),
    toUnit: (subjectIdentifier: object, contextIdentifier: object, more: object = {}) =>
      grant('/subunits/grants', {
        subjectIdentifier,
        contextIdentifier,
        subunitName: 'Oddział próbny',
        subjectDetails: person,
        ...more,
      }),
    /** The whole answer of a query. */
    query: async (path: string, body: object = {}, page = '?pageOffset=0&pageSize=50') => {
      const { json, status, text } = await post(`/query${path}${page}`, body);
      if (status !== 200) throw new Error(text);
      return json;
    },
    revoke: async (id: string, path = 'common') =>
      follow(await client.call('DELETE', `/permissions/${path}/grants/${id}`, { bearer: access })),
  };
}

/** The permissions that a query lists, by their names in alphabetical order. */
export const scopes = (answer: { permissions: { permissionScope: string }[] }): string[] =>
  answer.permissions.map(({ permissionScope }) => permissionScope).toSorted();

/** An identifier of a NIP. */
export const byNip = (value: string) => ({ type: 'Nip', value }) as const;
/** An identifier of a PESEL. */
export const byPesel = (value: string) => ({ type: 'Pesel', value }) as const;
/** An identifier of a certificate. */
export const byFingerprint = (value: string) => ({ type: 'Fingerprint', value }) as const;
