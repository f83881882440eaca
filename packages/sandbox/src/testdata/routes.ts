import {
  AttachmentPermissionGrantRequest,
  AttachmentPermissionRevokeRequest,
  BlockContextAuthenticationRequest,
  PersonCreateRequest,
  PersonRemoveRequest,
  SubjectCreateRequest,
  SubjectRemoveRequest,
  TestDataPermissionsGrantRequest,
  TestDataPermissionsRevokeRequest,
} from '@skryba/ksef/contract';
import { isSame } from '../auth/permissions.ts';
import { ApiFailure } from '../http/failure.ts';
import { type Operations, ok } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Taxpayer } from '../state/records.ts';

const DONE = ok(undefined);

/** The operations under `/testdata` that create scenarios, as the test environment has them. */
export function registerTestData({ open }: Operations, services: Services): void {
  const { state } = services;
  open('POST', '/testdata/subject', (request) => {
    const body = read(SubjectCreateRequest, request.body);
    createTaxpayer(services, {
      nip: body.subjectNip,
      role: body.subjectType,
      description: body.description,
      subunits: (body.subunits ?? []).map(({ subjectNip, description }) => ({
        nip: subjectNip,
        description,
      })),
      createdDate: body.createdDate,
    });
    return DONE;
  });
  open('POST', '/testdata/subject/remove', (request) => {
    state.taxpayers.remove(read(SubjectRemoveRequest, request.body).subjectNip);
    return DONE;
  });
  open('POST', '/testdata/person', (request) => {
    const body = read(PersonCreateRequest, request.body);
    createTaxpayer(services, { ...body, ...(body.isBailiff ? { role: 'Bailiff' } : {}), subunits: [] });
    state.ownerLinks.put({ nip: body.nip, pesel: body.pesel });
    return DONE;
  });
  open('POST', '/testdata/person/remove', (request) => {
    removePerson(services, read(PersonRemoveRequest, request.body).nip);
    return DONE;
  });
  open('POST', '/testdata/permissions', (request) => {
    grant(services, read(TestDataPermissionsGrantRequest, request.body));
    return DONE;
  });
  open('POST', '/testdata/permissions/revoke', (request) => {
    const body = read(TestDataPermissionsRevokeRequest, request.body);
    for (const known of state.grants.values()) {
      const isMeant =
        isSame(known.context, body.contextIdentifier) && isSame(known.subject, body.authorizedIdentifier);
      if (isMeant) state.grants.remove(known.id);
    }
    return DONE;
  });
  open('POST', '/testdata/attachment', (request) => {
    const { nip } = read(AttachmentPermissionGrantRequest, request.body);
    const { attachmentsRevokedAt: _revoked, ...taxpayer } = taxpayerOf(services, nip);
    state.taxpayers.put({ ...taxpayer, attachmentsAllowed: true });
    return DONE;
  });
  open('POST', '/testdata/attachment/revoke', (request) => {
    const { nip, expectedEndDate } = read(AttachmentPermissionRevokeRequest, request.body);
    const revokedAt = expectedEndDate ? Date.parse(expectedEndDate) : services.clock.now();
    const attachmentsAllowed = revokedAt > services.clock.now();
    state.taxpayers.put({
      ...taxpayerOf(services, nip),
      attachmentsAllowed,
      attachmentsRevokedAt: revokedAt,
    });
    return DONE;
  });
  open('POST', '/testdata/context/block', (request) => {
    const { contextIdentifier: context } = read(BlockContextAuthenticationRequest, request.body);
    if (context) state.blockedContexts.put({ context });
    return DONE;
  });
  open('POST', '/testdata/context/unblock', (request) => {
    const { contextIdentifier: context } = read(BlockContextAuthenticationRequest, request.body);
    if (context) state.blockedContexts.remove(`${context.type}|${context.value}`);
    return DONE;
  });
}

function taxpayerOf({ state, clock }: Services, nip: string): Taxpayer {
  const known = state.taxpayers.get(nip);
  if (known) return known;
  return {
    nip,
    description: '',
    subunits: [],
    createdAt: clock.now(),
    isDeceased: false,
    attachmentsAllowed: false,
  };
}

interface NewTaxpayer extends Pick<Taxpayer, 'nip' | 'role' | 'description' | 'subunits'> {
  createdDate?: string | null | undefined;
  isDeceased?: boolean | undefined;
}

function createTaxpayer(services: Services, fresh: NewTaxpayer): void {
  const { nip, role, description, subunits, createdDate, isDeceased = false } = fresh;
  if (services.state.taxpayers.get(nip)?.role !== undefined) {
    throw new ApiFailure(400, 'Żądanie jest nieprawidłowe.', {
      reasons: [{ code: 30001, description: 'Podmiot lub uprawnienie już istnieje.', details: [nip] }],
    });
  }
  const createdAt = createdDate ? Date.parse(createdDate) : services.clock.now();
  const known = taxpayerOf(services, nip);
  services.state.taxpayers.put({
    ...known,
    description,
    subunits,
    createdAt,
    isDeceased,
    ...(role ? { role } : {}),
  });
}

function removePerson({ state }: Services, nip: string): void {
  const links = [...state.ownerLinks.values()].filter((link) => link.nip === nip);
  for (const { pesel } of links) {
    state.ownerLinks.remove(`${nip}|${pesel}`);
    for (const known of state.grants.values()) {
      if (isSame(known.subject, { type: 'Pesel', value: pesel })) state.grants.remove(known.id);
    }
  }
  state.taxpayers.remove(nip);
}

function grant({ state, clock, identifiers }: Services, body: TestDataPermissionsGrantRequest): void {
  const { contextIdentifier: context, authorizedIdentifier: subject } = body;
  for (const { permissionType, description } of body.permissions) {
    state.grants.put({
      id: identifiers.reference('PE', clock.now()),
      kind: 'person',
      grantor: context,
      author: { type: 'Nip', value: context.value },
      subject,
      context,
      permission: permissionType,
      canDelegate: false,
      description,
      startedAt: clock.now(),
      readyAt: clock.elapsed(),
    });
  }
}
