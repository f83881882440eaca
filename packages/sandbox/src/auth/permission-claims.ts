import { z } from 'zod';
import type { Services } from '../platform/services.ts';
import type { AuthOperation } from '../state/records.ts';
import { isOwner, ownerPermissions, permissionsOf } from './permissions.ts';

/** The word by which a bearer names all that the owner of a taxpayer may do. */
const OWNER = 'Owner';

const Names = z.array(z.string());

/** The claims of an access token that say what its holder may do at this moment. Source: the official C# client, `PersonTokenService`. */
export function permissionClaims(services: Services, operation: AuthOperation) {
  return { per: JSON.stringify(namesFor(services, operation)), pec: '[]', rol: '[]', pep: '[]' };
}

/** Whether who logged in may do nothing at this moment: what was given was taken back. */
export function hasNoPermissions(services: Services, operation: AuthOperation): boolean {
  return namesFor(services, operation).length === 0;
}

/** Permissions by the claim `per`, with `Owner` spelled out. */
export function permissionsOfClaim(per: string | undefined): readonly string[] {
  const names = Names.parse(JSON.parse(per ?? '[]'));
  return names.flatMap((name) => (name === OWNER ? ownerPermissions : [name]));
}

function namesFor(services: Services, operation: AuthOperation): readonly string[] {
  const { subject, context } = operation;
  if (!subject) return [];
  const present = permissionsOf(services, subject, context);
  const token = services.state.tokens.get(operation.tokenReference ?? '');
  if (token) return present.filter((permission) => token.permissions.includes(permission));
  const isNamedOwner = context.type !== 'PeppolId' && isOwner(services, subject, context);
  return isNamedOwner ? [OWNER, ...present.filter((name) => !ownerPermissions.includes(name))] : present;
}
