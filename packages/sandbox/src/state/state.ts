import type { z } from 'zod';
import type { Change, Journal } from '../platform/journal.ts';
import { type Collection, createCollection, type OwnedCollection } from './collection.ts';
import { createInvoiceStore, type InvoiceStore } from './invoice-store.ts';
import {
  AuthOperation,
  BlockedContext,
  Challenge,
  CollectiveIdentifier,
  ContextLimits,
  Export,
  Grant,
  KsefCertificate,
  OwnerLink,
  PermissionsOperation,
  ServerKey,
  Session,
  SubjectLimits,
  Taxpayer,
  Token,
} from './records.ts';

/** Everything that the sandbox remembers. */
export interface State extends InvoiceStore {
  readonly keys: Collection<ServerKey>;
  readonly challenges: Collection<Challenge>;
  readonly authOperations: Collection<AuthOperation>;
  readonly tokens: Collection<Token>;
  readonly ownerLinks: Collection<OwnerLink>;
  readonly grants: Collection<Grant>;
  readonly permissionsOperations: Collection<PermissionsOperation>;
  readonly taxpayers: Collection<Taxpayer>;
  readonly certificates: Collection<KsefCertificate>;
  readonly collectiveIdentifiers: Collection<CollectiveIdentifier>;
  readonly contextLimits: Collection<ContextLimits>;
  readonly subjectLimits: Collection<SubjectLimits>;
  readonly blockedContexts: Collection<BlockedContext>;
  readonly sessions: Collection<Session>;
  readonly exports: Collection<Export>;
  /** Forgets everything but the sandbox's own keys. */
  reset(): void;
  close(): void;
}

const contextKey = ({ context }: { context: { type: string; value: string } }) =>
  `${context.type}|${context.value}`;

/** The state kept by a journal: replayed at the start, then written with every change. `elapsed` is the machine's time. */
export function createState(journal: Journal, elapsed: () => number): State {
  const owned: Pick<OwnedCollection<unknown>, 'name' | 'load' | 'changes' | 'clear'>[] = [];
  const append = (change: () => Change) => journal.append(change);
  const collect = <T>(name: string, schema: z.ZodType<T>, key: (value: T) => string): Collection<T> => {
    const collection = createCollection<T>({ name, schema, key, append });
    owned.push(collection);
    return collection;
  };
  const collections = {
    keys: collect('keys', ServerKey, (key) => key.id),
    challenges: collect('challenges', Challenge, (challenge) => challenge.challenge),
    authOperations: collect('authOperations', AuthOperation, (operation) => operation.referenceNumber),
    tokens: collect('tokens', Token, (token) => token.referenceNumber),
    ownerLinks: collect('ownerLinks', OwnerLink, (link) => `${link.nip}|${link.pesel}`),
    grants: collect('grants', Grant, (grant) => grant.id),
    permissionsOperations: collect(
      'permissionsOperations',
      PermissionsOperation,
      (operation) => operation.referenceNumber,
    ),
    taxpayers: collect('taxpayers', Taxpayer, (taxpayer) => taxpayer.nip),
    certificates: collect('certificates', KsefCertificate, (certificate) => certificate.serialNumber),
    collectiveIdentifiers: collect('collectiveIdentifiers', CollectiveIdentifier, ({ number }) => number),
    contextLimits: collect('contextLimits', ContextLimits, contextKey),
    subjectLimits: collect(
      'subjectLimits',
      SubjectLimits,
      ({ subject }) => `${subject.type}|${subject.value}`,
    ),
    blockedContexts: collect('blockedContexts', BlockedContext, contextKey),
    sessions: collect('sessions', Session, (session) => session.referenceNumber),
    exports: collect('exports', Export, (order) => order.referenceNumber),
  };
  const invoices = createInvoiceStore(append, elapsed);
  owned.push(invoices);
  const everything = function* () {
    for (const collection of owned) yield* collection.changes();
  };

  const byName = new Map(owned.map((collection) => [collection.name, collection]));
  for (const change of journal.replay()) byName.get(change.collection)?.load(change);
  journal.rewrite(everything());

  return {
    ...collections,
    ...invoices,
    reset() {
      for (const collection of owned) if (collection.name !== 'keys') collection.clear();
      journal.rewrite(everything());
    },
    close: () => journal.close(),
  };
}
