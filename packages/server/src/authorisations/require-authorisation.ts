import { AppError } from '../platform/errors.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Tx } from '../platform/platform.ts';
import { environmentLabels } from './environments.ts';
import { mayIssue, mayReceive } from './present.ts';
import { type AuthorisationRow, findLiveAuthorisation, listLiveAuthorisations } from './store.ts';

/** What a connection is needed for. */
export type Need = 'issue' | 'receive';

export interface KsefContextRequest {
  companyId: string;
  environment: EnvironmentId;
  /** What the work is for: without the permission it is refused before anything is tried. */
  need: Need;
}

/** Environments in which the company has a working connection with the permission. */
export async function environmentsFor(tx: Tx, companyId: string, need: Need): Promise<EnvironmentId[]> {
  const may = need === 'issue' ? mayIssue : mayReceive;
  const rows = await listLiveAuthorisations(tx, [companyId]);
  return rows.filter((row) => row.state === 'active' && may(row.permissions)).map((row) => row.environment);
}

/**
 * The connection that work in an environment can use now.
 * @throws AppError with the reason and the remedy: none, not verified yet, refused by KSeF, or without the permission
 */
export async function requireAuthorisation(
  tx: Tx,
  { companyId, environment, need }: KsefContextRequest,
): Promise<AuthorisationRow> {
  const row = await findLiveAuthorisation(tx, companyId, environment);
  if (row === undefined) throw noAuthorisation(environment);
  if (row.state === 'verifying' || row.state === 'awaiting-signature') throw notReady(environment);
  if (row.state !== 'active' && row.state !== 'failing') throw notWorking(row);
  // Before the first success nobody knows the permissions; KSeF then decides.
  const known = row.connected_at !== null;
  if (known && need === 'issue' && !mayIssue(row.permissions)) throw permissionMissing('issue');
  if (known && need === 'receive' && !mayReceive(row.permissions)) throw permissionMissing('receive');
  return row;
}

function noAuthorisation(environment: EnvironmentId): AppError {
  const label = environmentLabels[environment];
  return new AppError({
    code: 'no-authorisation',
    status: 409,
    message: {
      pl: `Ta firma nie jest połączona z KSeF w środowisku: ${label.pl}.`,
      en: `This company is not connected with KSeF in the environment: ${label.en}.`,
    },
    remedy: {
      pl: 'Otwórz KSeF › Autoryzacja KSeF, zapisz token lub certyfikat i ponów.',
      en: 'Open KSeF › Autoryzacja KSeF, save a token or a certificate, and try again.',
    },
  });
}

function notReady(environment: EnvironmentId): AppError {
  const label = environmentLabels[environment];
  return new AppError({
    code: 'authorisation-not-ready',
    status: 409,
    message: {
      pl: `Połączenie z KSeF (${label.pl}) nie jest jeszcze sprawdzone.`,
      en: `The connection with KSeF (${label.en}) is not verified yet.`,
    },
    remedy: {
      pl: 'Poczekaj na wynik w KSeF › Autoryzacja KSeF i ponów.',
      en: 'Wait for its outcome in KSeF › Autoryzacja KSeF, and try again.',
    },
  });
}

function notWorking(row: AuthorisationRow): AppError {
  return new AppError({
    code: 'authorisation-rejected',
    status: 409,
    message: row.failure?.message ?? {
      pl: 'Połączenie z KSeF wygasło.',
      en: 'The connection with KSeF has expired.',
    },
    remedy: row.failure?.remedy ?? {
      pl: 'Otwórz KSeF › Autoryzacja KSeF, usuń to połączenie i zapisz nowe.',
      en: 'Open KSeF › Autoryzacja KSeF, remove this connection and save a new one.',
    },
  });
}

function permissionMissing(need: Need): AppError {
  const what =
    need === 'issue'
      ? { pl: 'wystawianie faktur', en: 'wystawianie faktur (issuing invoices)' }
      : { pl: 'dostęp do faktur', en: 'dostęp do faktur (access to invoices)' };
  return new AppError({
    code: need === 'issue' ? 'permission-to-issue-missing' : 'permission-to-receive-missing',
    status: 409,
    message: {
      pl: `Połączenie z KSeF działa, ale nie ma uprawnienia „${what.pl}”, więc nie wysłano niczego.`,
      en: `The connection with KSeF works, but lacks the permission “${what.en}”, so nothing was sent.`,
    },
    remedy: {
      pl: `Wygeneruj w KSeF nowy token z zaznaczonym „${what.pl}”, usuń to połączenie i zapisz nowy token.`,
      en: `Generate a new token in KSeF with “${what.en}” ticked, remove this connection and save the new token.`,
    },
  });
}
