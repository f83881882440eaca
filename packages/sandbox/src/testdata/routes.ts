import {
  BlockContextAuthenticationRequest,
  PersonCreateRequest,
  PersonRemoveRequest,
  SubjectCreateRequest,
  SubjectRemoveRequest,
  UnblockContextAuthenticationRequest,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { type Operations, ok } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { endAttachments, startAttachments } from './attachments.ts';
import { grantByForm, revokeByForm } from './permissions.ts';
import { createTaxpayer, removePerson, removeSubject } from './taxpayers.ts';

const DONE = ok(undefined);

/** The operations under `/testdata` that create scenarios, as the test environment has them. */
export function registerTestData({ open }: Operations, services: Services): void {
  const on = (path: string, handle: (services: Services, request: FastifyRequest) => void) =>
    open('POST', `/testdata${path}`, (request) => {
      handle(services, request);
      return DONE;
    });
  on('/subject', createSubject);
  on('/subject/remove', (_services, request) =>
    removeSubject(services, read(SubjectRemoveRequest, request.body).subjectNip),
  );
  on('/person', createPerson);
  on('/person/remove', (_services, request) =>
    removePerson(services, read(PersonRemoveRequest, request.body).nip),
  );
  on('/permissions', grantByForm);
  on('/permissions/revoke', revokeByForm);
  on('/attachment', startAttachments);
  on('/attachment/revoke', endAttachments);
  on('/context/block', blockContext);
  on('/context/unblock', unblockContext);
}

function createSubject(services: Services, request: FastifyRequest): void {
  const body = read(SubjectCreateRequest, request.body);
  createTaxpayer(services, {
    nip: body.subjectNip,
    role: body.subjectType,
    description: body.description,
    subunits: (body.subunits ?? []).map(({ subjectNip: nip, description }) => ({ nip, description })),
    createdDate: body.createdDate,
  });
}

function createPerson(services: Services, request: FastifyRequest): void {
  const { pesel, isBailiff, ...person } = read(PersonCreateRequest, request.body);
  createTaxpayer(services, { ...person, ...(isBailiff ? { role: 'Bailiff' } : {}), subunits: [] });
  services.state.ownerLinks.put({ nip: person.nip, pesel });
}

function blockContext({ state }: Services, request: FastifyRequest): void {
  const { contextIdentifier: context } = read(BlockContextAuthenticationRequest, request.body);
  if (context) state.blockedContexts.put({ context });
}

function unblockContext({ state }: Services, request: FastifyRequest): void {
  const { contextIdentifier: context } = read(UnblockContextAuthenticationRequest, request.body);
  if (context) state.blockedContexts.remove(`${context.type}|${context.value}`);
}
