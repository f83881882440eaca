import { codeOf } from '../errors.ts';
import type { Finding } from './finding.ts';

const patienceMs = 5000;

/** An environment of KSeF as the doctor saw it. */
export interface Visit {
  finding: Finding;
  /** The time in its answer, and the moment when it came by this machine's clock; in ms since 1970. */
  clock?: { theirs: number; ours: number };
}

/**
 * Whether an environment of KSeF answers. Asks for its public keys, which anyone may read.
 *
 * @param apiUrl - root of the API, with `/v2`
 */
export async function visitEnvironment(id: string, apiUrl: string): Promise<Visit> {
  const started = performance.now();
  try {
    const response = await fetch(`${apiUrl}/security/public-key-certificates`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.body?.cancel();
    const ms = Math.round(performance.now() - started);
    const theirs = Date.parse(response.headers.get('date') ?? '');
    return {
      finding: response.ok ? answered(id, apiUrl, ms) : refused(id, apiUrl, response.status),
      ...(Number.isNaN(theirs) ? {} : { clock: { theirs, ours: Date.now() } }),
    };
  } catch (error) {
    return { finding: unreachable(id, apiUrl, reasonOf(error)) };
  }
}

function answered(id: string, apiUrl: string, ms: number): Finding {
  const text = `KSeF ${id}: ${apiUrl} (${ms} ms)`;
  return { id: `ksef-${id}`, state: 'ok', message: { pl: text, en: text } };
}

function refused(id: string, apiUrl: string, status: number): Finding {
  return {
    id: `ksef-${id}`,
    state: 'warning',
    message: {
      pl: `KSeF ${id} odpowiada błędem HTTP ${status} (${apiUrl}).`,
      en: `KSeF ${id} answers with HTTP ${status} (${apiUrl}).`,
    },
    remedy: {
      pl: 'Sprawdź komunikaty KSeF; Skryba sama ponawia próby.',
      en: "Look at KSeF's announcements; Skryba tries again by itself.",
    },
  };
}

function unreachable(id: string, apiUrl: string, reason: string): Finding {
  if (id === 'sandbox') {
    return {
      id: 'ksef-sandbox',
      state: 'warning',
      message: { pl: `Piaskownica nie działa (${apiUrl}).`, en: `The sandbox is not running (${apiUrl}).` },
      remedy: {
        pl: 'Uruchom ją: skryba start albo skryba sandbox.',
        en: 'Run it: skryba start or skryba sandbox.',
      },
    };
  }
  return {
    id: `ksef-${id}`,
    state: 'warning',
    message: {
      pl: `KSeF ${id} jest nieosiągalny (${apiUrl}): ${reason}.`,
      en: `KSeF ${id} cannot be reached (${apiUrl}): ${reason}.`,
    },
    remedy: {
      pl: 'Sprawdź połączenie z Internetem, zaporę i serwer proxy; adres musi być dostępny po HTTPS.',
      en: 'Check the Internet connection, firewall and proxy; the address must be reachable by HTTPS.',
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const deeper = error.cause instanceof Error ? error.cause : error;
  return codeOf(deeper) ?? deeper.message;
}
