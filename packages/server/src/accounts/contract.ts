import { z } from 'zod';
import { defineRoute } from '../platform/http/route.ts';
import { environmentId, id, nothing } from '../platform/http/schemas.ts';

export const user = z.object({ id: z.string(), email: z.email(), name: z.string() });

export const companyRef = z.object({
  id,
  nip: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'accountant', 'clerk', 'viewer']),
  /** The environment that the company works in now; null until it is connected. */
  environment: environmentId.nullable(),
});

export const session = z.object({ user, companies: z.array(companyRef) });

const credentials = z.object({ email: z.email(), password: z.string().min(10).max(200) });

export const accountRoutes = {
  getSetup: defineRoute({
    method: 'GET',
    url: '/api/setup',
    summary: 'Whether the installation still waits for its owner',
    tag: 'accounts',
    auth: 'public',
    response: z.object({ needed: z.boolean(), version: z.string() }),
  }),
  setUp: defineRoute({
    method: 'POST',
    url: '/api/setup',
    summary: 'Create the owner; possible once. Signs in',
    tag: 'accounts',
    auth: 'public',
    body: credentials.extend({ name: z.string().trim().max(200).default('') }),
    status: 201,
    response: session,
  }),
  signIn: defineRoute({
    method: 'POST',
    url: '/api/session',
    summary: 'Sign in; sets the session cookie',
    tag: 'accounts',
    auth: 'public',
    body: credentials,
    response: session,
  }),
  getSession: defineRoute({
    method: 'GET',
    url: '/api/session',
    summary: 'Who is signed in, and for which companies',
    tag: 'accounts',
    auth: 'user',
    response: session,
  }),
  signOut: defineRoute({
    method: 'DELETE',
    url: '/api/session',
    summary: 'Sign out',
    tag: 'accounts',
    auth: 'user',
    status: 204,
    response: nothing,
  }),
} as const;
