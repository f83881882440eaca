import type { IncomingHttpHeaders } from 'node:http';
import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { SignedInUser } from '../platform/http/implement.ts';

const sessionSeconds = 7 * 24 * 3600;
const renewAfterSeconds = 24 * 3600;

export const passwordLength = { min: 10, max: 200 } as const;

/** A person who has just signed in, and the cookies that say so. */
export interface SignedIn {
  readonly user: SignedInUser;
  readonly cookies: string[];
}

/** People and their sessions; the passwords and cookies behind it are the sign-in library's. */
export interface People {
  /** Adds a person and signs in. The caller has checked that this is allowed. */
  add(
    person: { email: string; password: string; name: string },
    headers: IncomingHttpHeaders,
  ): Promise<SignedIn>;
  /** Undefined when the e-mail or the password is wrong; both take the same time. */
  signIn(
    credentials: { email: string; password: string },
    headers: IncomingHttpHeaders,
  ): Promise<SignedIn | undefined>;
  /** Who sends these cookies, by one look-up in the database; null for nobody. */
  find(headers: IncomingHttpHeaders): Promise<SignedInUser | null>;
  /** Ends the session of these cookies. Returns the cookies that clear them. */
  signOut(headers: IncomingHttpHeaders): Promise<string[]>;
}

/**
 * @param db as the application's role
 * @param secret signs cookies; at least 32 bytes of entropy, the same for every process
 * @param publicUrl the address that people type; cookies are marked secure when it is https
 */
export function createPeople(db: Kysely<Database>, secret: string, publicUrl: string): People {
  const auth = betterAuth({
    appName: 'Skryba',
    baseURL: publicUrl,
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: sessionSeconds,
      updateAge: renewAfterSeconds,
    },
    account: {
      modelName: 'credentials',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'skryba',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
    },
  });

  return {
    async add({ email, password, name }, headers) {
      const answer = await auth.api.signUpEmail({
        body: { email, password, name },
        headers: toHeaders(headers),
        returnHeaders: true,
      });
      return { user: pick(answer.response.user), cookies: answer.headers.getSetCookie() };
    },
    async signIn(credentials, headers) {
      try {
        const answer = await auth.api.signInEmail({
          body: credentials,
          headers: toHeaders(headers),
          returnHeaders: true,
        });
        return { user: pick(answer.response.user), cookies: answer.headers.getSetCookie() };
      } catch (error) {
        if (isAPIError(error) && error.statusCode === 401) return undefined;
        throw error;
      }
    },
    async find(headers) {
      if (headers.cookie === undefined) return null;
      const session = await auth.api.getSession({ headers: toHeaders(headers) });
      return session && pick(session.user);
    },
    async signOut(headers) {
      const answer = await auth.api.signOut({ headers: toHeaders(headers), returnHeaders: true });
      return answer.headers.getSetCookie();
    },
  };
}

function pick({ id, email, name }: SignedInUser): SignedInUser {
  return { id, email, name };
}

function toHeaders(headers: IncomingHttpHeaders): Headers {
  const kept = new Headers();
  for (const name of ['cookie', 'user-agent', 'origin']) {
    const value = headers[name];
    if (typeof value === 'string') kept.set(name, value);
  }
  return kept;
}
