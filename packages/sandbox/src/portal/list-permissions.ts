import {
  QueryEntityAuthorizationPermissionsResponse,
  QueryEntityPermissionsResponse,
  QueryEuEntityPermissionsResponse,
  QueryPersonalPermissionsResponse,
  QueryPersonPermissionsResponse,
  QuerySubunitPermissionsResponse,
} from '@skryba/ksef/contract';
import type { PortalApi } from './api.ts';
import type { LoggedIn } from './frame.ts';
import {
  listAuthorization,
  type ListedPermission,
  listEntity,
  listEuEntity,
  listPerson,
  listSubunit,
} from './listed-permission.ts';
import type { PermissionSide } from './pages/permissions.ts';

const query = { pageSize: 100 };

/** Permissions of one kind that a company gave or received. @throws ApiRefusal */
export async function listPermissions(
  api: PortalApi,
  who: LoggedIn,
  side: PermissionSide,
): Promise<ListedPermission[]> {
  const post = (body: unknown) => ({ method: 'POST', query, body }) as const;
  if (side === 'granted') {
    const { permissions } = await api.call(
      who,
      '/permissions/query/persons/grants',
      QueryPersonPermissionsResponse,
      post({ queryType: 'PermissionsGrantedInCurrentContext' }),
    );
    const { permissions: inContext } = await api.call(
      who,
      '/permissions/query/persons/grants',
      QueryPersonPermissionsResponse,
      post({ queryType: 'PermissionsInCurrentContext' }),
    );
    const known = new Set(permissions.map(({ id }) => id));
    return [...permissions, ...inContext.filter(({ id }) => !known.has(id))].map((item) =>
      listPerson(item, true),
    );
  }
  if (side === 'received') {
    const { permissions } = await api.call(
      who,
      '/permissions/query/entities/grants',
      QueryEntityPermissionsResponse,
      post({}),
    );
    return permissions.map(listEntity);
  }
  if (side === 'mine') {
    const { permissions } = await api.call(
      who,
      '/permissions/query/personal/grants',
      QueryPersonalPermissionsResponse,
      post({}),
    );
    return permissions.map((item) => listPerson(item, false));
  }
  if (side === 'units') {
    const entities = await api.call(
      who,
      '/permissions/query/eu-entities/grants',
      QueryEuEntityPermissionsResponse,
      post({}),
    );
    // The compound context of an EU entity has no units of its own, and nobody in it may ask for some.
    if (who.context.type === 'NipVatUe') return entities.permissions.map(listEuEntity);
    const subunits = await api.call(
      who,
      '/permissions/query/subunits/grants',
      QuerySubunitPermissionsResponse,
      post({}),
    );
    return [...subunits.permissions.map(listSubunit), ...entities.permissions.map(listEuEntity)];
  }
  const path = '/permissions/query/authorizations/grants';
  const given = await api.call(
    who,
    path,
    QueryEntityAuthorizationPermissionsResponse,
    post({ queryType: 'Granted' }),
  );
  const received = await api.call(
    who,
    path,
    QueryEntityAuthorizationPermissionsResponse,
    post({ queryType: 'Received' }),
  );
  return [
    ...given.authorizationGrants.map((item) => listAuthorization(item, true)),
    ...received.authorizationGrants.map((item) => listAuthorization(item, false)),
  ];
}
