import { type ImplementedRoute, implement, type SignedInUser } from '../platform/http/implement.ts';
import type { Platform } from '../platform/platform.ts';
import { version } from '../version.ts';
import { accountRoutes } from './contract.ts';
import { listMemberCompanies } from './memberships.ts';
import type { People } from './people.ts';
import { isSetUpNeeded, setUp } from './set-up.ts';
import { signIn } from './sign-in.ts';

/** Set-up, sign-in and sign-out, over the people of this installation. */
export function implementAccounts(people: People): ImplementedRoute[] {
  const sessionOf = async (platform: Platform, user: SignedInUser) => ({
    user,
    companies: await listMemberCompanies(platform, user.id),
  });

  return [
    implement(accountRoutes.getSetup, async ({ platform }) => ({
      needed: await isSetUpNeeded(platform),
      version,
    })),

    implement(accountRoutes.setUp, async ({ platform, body, headers, setHeader }) => {
      const { user, cookies } = await setUp(platform, people, body, headers);
      setHeader('set-cookie', cookies);
      return sessionOf(platform, user);
    }),

    implement(accountRoutes.signIn, async ({ platform, body, headers, ip, setHeader }) => {
      const { user, cookies } = await signIn(platform, people, body, { ip, headers });
      setHeader('set-cookie', cookies);
      return sessionOf(platform, user);
    }),

    implement(accountRoutes.getSession, ({ platform, user }) => sessionOf(platform, user)),

    implement(accountRoutes.signOut, async ({ headers, setHeader }) => {
      setHeader('set-cookie', await people.signOut(headers));
      return null;
    }),
  ];
}
