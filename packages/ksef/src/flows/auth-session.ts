import { z } from 'zod';
import type { KsefClient } from '../client.ts';
import { AuthenticationContextIdentifier, TokenInfo } from '../contract/auth.ts';
import type { EnvironmentId } from '../contract/environments.ts';
import { credentialsError } from '../errors/credentials-error.ts';
import { isKsefError, KsefError } from '../errors/ksef-error.ts';
import type { AccessTokens } from '../http/access-tokens.ts';
import { permissionsOfToken } from './access-token-claims.ts';
import { checkState } from './check-state.ts';

/** Everything that is needed to go on after a restart. It holds secrets: store it encrypted. */
export interface AuthSessionState {
  readonly environment: EnvironmentId;
  readonly context: AuthenticationContextIdentifier;
  /** Reference number of the log-in; names the session in `auth.sessions`. */
  readonly referenceNumber: string;
  readonly accessToken: TokenInfo;
  readonly refreshToken: TokenInfo;
  /** Permissions in this context, e.g. `InvoiceWrite`; as of the last refresh. `Owner` holds all but `VatUeManage`. */
  readonly permissions: readonly string[];
}

/** Somebody logged in to one context. Gives out access tokens and renews them before they end. */
export interface AuthSession extends AccessTokens {
  readonly state: AuthSessionState;
  readonly permissions: readonly string[];
  /** When the session ends for good; a new log-in is needed then. */
  readonly validUntil: Date;
  /** Ends the session at KSeF. */
  close(): Promise<void>;
}

/** Options of {@link restoreAuthSession}. */
export interface AuthSessionOptions {
  /** Called after each renewal, to store the new state. */
  readonly onChange?: (state: AuthSessionState) => void | Promise<void>;
}

// Longer than any single call, so that a token never ends on its way.
const MARGIN_MS = 60_000;

const Stored = z.object({
  context: AuthenticationContextIdentifier,
  accessToken: TokenInfo,
  refreshToken: TokenInfo,
});

/**
 * Goes on with a stored session. Nothing is asked of KSeF until a token is needed.
 * @throws KsefError `configuration` `broken-state`; later, where a token is needed, `credentials` `refresh-token-expired`, and
 * `unauthorised` or `refused` of `auth.refresh` when KSeF has ended the session
 */
export function restoreAuthSession(
  client: KsefClient,
  stored: AuthSessionState,
  { onChange }: AuthSessionOptions = {},
): AuthSession {
  checkState(Stored, stored, 'the log-in');
  let state = stored;
  let refreshing: Promise<string> | undefined;
  // Where even a fresh token looks used up, the clock is wrong: the token then serves until KSeF refuses it.
  let distrustsClock = false;

  function looksValid(): boolean {
    return Date.parse(state.accessToken.validUntil) - client.now().getTime() > MARGIN_MS;
  }

  async function refresh(): Promise<string> {
    if (Date.parse(state.refreshToken.validUntil) <= client.now().getTime()) {
      throw credentialsError('refresh-token-expired', 'The session with KSeF has ended; log in again.');
    }
    const { accessToken } = await client.auth.refresh(state.refreshToken.token).catch((error: unknown) => {
      throw isKsefError(error) ? explained(error) : error;
    });
    state = {
      ...state,
      accessToken,
      permissions: permissionsOfToken(accessToken.token) ?? state.permissions,
    };
    distrustsClock = !looksValid();
    await onChange?.(state);
    return accessToken.token;
  }

  // One renewal serves all callers that wait for it.
  function refreshOnce(): Promise<string> {
    refreshing ??= refresh().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  return {
    context: `${stored.context.type}|${stored.context.value}`,
    get state() {
      return state;
    },
    get permissions() {
      return state.permissions;
    },
    get validUntil() {
      return new Date(state.refreshToken.validUntil);
    },
    async accessToken() {
      return (looksValid() || distrustsClock) && !refreshing ? state.accessToken.token : refreshOnce();
    },
    async replace(refused) {
      return state.accessToken.token === refused ? refreshOnce() : state.accessToken.token;
    },
    async close() {
      await client.withAuth(this).auth.sessions.revokeCurrent();
    },
  };
}

// What KSeF does not renew once it renews never: the session was ended, or its token or permissions are gone.
function explained(error: KsefError): KsefError {
  if (error.kind !== 'unauthorised' && error.kind !== 'refused') return error;
  const words = [error.officialText, ...error.details].filter(Boolean).join(' ');
  return new KsefError(`KSeF does not go on with this session (${words}); log in again.`, error);
}
