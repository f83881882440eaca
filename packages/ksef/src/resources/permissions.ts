import type { BodyOf } from '../contract/operations/operation.ts';
import { permissionsOperations as ops } from '../contract/operations/permissions.ts';
import type { Call, Options } from '../http/call.ts';

/** Permissions: granting, taking back, looking up. */
export function permissionsResource(call: Call) {
  return {
    /** Grants permissions in this context to a person. `POST /permissions/persons/grants` */
    grantToPerson: (
      body: BodyOf<(typeof ops)['permissions.grantToPerson']>,
      options?: Options<(typeof ops)['permissions.grantToPerson']>,
    ) => call(ops['permissions.grantToPerson'], { body, ...options }),
    /** Grants invoice permissions to another company. `POST /permissions/entities/grants` */
    grantToEntity: (
      body: BodyOf<(typeof ops)['permissions.grantToEntity']>,
      options?: Options<(typeof ops)['permissions.grantToEntity']>,
    ) => call(ops['permissions.grantToEntity'], { body, ...options }),
    /** Authorises another company, e.g. for self-billing. `POST /permissions/authorizations/grants` */
    grantAuthorization: (
      body: BodyOf<(typeof ops)['permissions.grantAuthorization']>,
      options?: Options<(typeof ops)['permissions.grantAuthorization']>,
    ) => call(ops['permissions.grantAuthorization'], { body, ...options }),
    /** Grants permissions through an intermediary. `POST /permissions/indirect/grants` */
    grantIndirectly: (
      body: BodyOf<(typeof ops)['permissions.grantIndirectly']>,
      options?: Options<(typeof ops)['permissions.grantIndirectly']>,
    ) => call(ops['permissions.grantIndirectly'], { body, ...options }),
    /** Makes somebody administrator of a subunit. `POST /permissions/subunits/grants` */
    grantToSubunit: (
      body: BodyOf<(typeof ops)['permissions.grantToSubunit']>,
      options?: Options<(typeof ops)['permissions.grantToSubunit']>,
    ) => call(ops['permissions.grantToSubunit'], { body, ...options }),
    /** Makes an EU entity administrator of itself. `POST /permissions/eu-entities/administration/grants` */
    grantEuAdministration: (
      body: BodyOf<(typeof ops)['permissions.grantEuAdministration']>,
      options?: Options<(typeof ops)['permissions.grantEuAdministration']>,
    ) => call(ops['permissions.grantEuAdministration'], { body, ...options }),
    /** Grants permissions in the context of an EU entity. `POST /permissions/eu-entities/grants` */
    grantToEuEntity: (
      body: BodyOf<(typeof ops)['permissions.grantToEuEntity']>,
      options?: Options<(typeof ops)['permissions.grantToEuEntity']>,
    ) => call(ops['permissions.grantToEuEntity'], { body, ...options }),
    /** Takes a permission back. `DELETE /permissions/common/grants/{permissionId}` */
    revoke: (permissionId: string, options?: Options<(typeof ops)['permissions.revoke']>) =>
      call(ops['permissions.revoke'], { path: { permissionId }, ...options }),
    /** Takes an authorisation of a company back. `DELETE /permissions/authorizations/grants/{permissionId}` */
    revokeAuthorization: (
      permissionId: string,
      options?: Options<(typeof ops)['permissions.revokeAuthorization']>,
    ) => call(ops['permissions.revokeAuthorization'], { path: { permissionId }, ...options }),
    /** State of a change of permissions. `GET /permissions/operations/{referenceNumber}` */
    operationStatus: (
      referenceNumber: string,
      options?: Options<(typeof ops)['permissions.operationStatus']>,
    ) => call(ops['permissions.operationStatus'], { path: { referenceNumber }, ...options }),
    /** Whether invoices with attachments may be sent. `GET /permissions/attachments/status` */
    attachmentStatus: (options?: Options<(typeof ops)['permissions.attachmentStatus']>) =>
      call(ops['permissions.attachmentStatus'], { ...options }),
    /** Permissions of whoever is logged in. `POST /permissions/query/personal/grants` */
    queryOwn: (
      body: BodyOf<(typeof ops)['permissions.queryOwn']>,
      options?: Options<(typeof ops)['permissions.queryOwn']>,
    ) => call(ops['permissions.queryOwn'], { body, ...options }),
    /** Permissions of persons in this context. `POST /permissions/query/persons/grants` */
    queryPersons: (
      body: BodyOf<(typeof ops)['permissions.queryPersons']>,
      options?: Options<(typeof ops)['permissions.queryPersons']>,
    ) => call(ops['permissions.queryPersons'], { body, ...options }),
    /** Administrators of subunits. `POST /permissions/query/subunits/grants` */
    querySubunits: (
      body: BodyOf<(typeof ops)['permissions.querySubunits']>,
      options?: Options<(typeof ops)['permissions.querySubunits']>,
    ) => call(ops['permissions.querySubunits'], { body, ...options }),
    /** Invoice permissions granted to this context. `POST /permissions/query/entities/grants` */
    queryEntities: (
      body: BodyOf<(typeof ops)['permissions.queryEntities']>,
      options?: Options<(typeof ops)['permissions.queryEntities']>,
    ) => call(ops['permissions.queryEntities'], { body, ...options }),
    /** Roles of this context. `GET /permissions/query/entities/roles` */
    queryRoles: (options?: Options<(typeof ops)['permissions.queryRoles']>) =>
      call(ops['permissions.queryRoles'], { ...options }),
    /** Roles of subordinate entities. `POST /permissions/query/subordinate-entities/roles` */
    querySubordinateRoles: (
      body: BodyOf<(typeof ops)['permissions.querySubordinateRoles']>,
      options?: Options<(typeof ops)['permissions.querySubordinateRoles']>,
    ) => call(ops['permissions.querySubordinateRoles'], { body, ...options }),
    /** Authorisations between companies. `POST /permissions/query/authorizations/grants` */
    queryAuthorizations: (
      body: BodyOf<(typeof ops)['permissions.queryAuthorizations']>,
      options?: Options<(typeof ops)['permissions.queryAuthorizations']>,
    ) => call(ops['permissions.queryAuthorizations'], { body, ...options }),
    /** Permissions in the context of EU entities. `POST /permissions/query/eu-entities/grants` */
    queryEuEntities: (
      body: BodyOf<(typeof ops)['permissions.queryEuEntities']>,
      options?: Options<(typeof ops)['permissions.queryEuEntities']>,
    ) => call(ops['permissions.queryEuEntities'], { body, ...options }),
  };
}
