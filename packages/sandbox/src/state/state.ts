import type { z } from 'zod';
import { Controls } from '../control/controls.ts';
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
  Runs,
  ServerKey,
  Session,
  SubjectLimits,
  Taxpayer,
  Token,
} from './records.ts';

/** Everything that the sandbox remembers. */
export interface State extends InvoiceStore {
  readonly keys: Collection<ServerKey>;
  readonly runs: Collection<Runs>;
  readonly controls: Collection<Controls>;
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
  /** Everything but the sandbox's own keys, as changes that make it again. */
  withoutKeys(): Iterable<Change>;
  /** Looks at a change without making it. @throws Error when it is malformed or touches the keys */
  check(change: Change): void;
  /** Forgets everything but the keys and takes these changes, which were checked, instead. */
  replace(changes: Iterable<Change>): void;
  /** Forgets everything but the sandbox's own keys. */
  reset(): void;
}

/** Collections that outlive a reset, and which no snapshot has among its changes. */
const LASTING = new Set(['keys', 'runs', 'controls']);

/** A journal is written anew when more of its lines are outdated than not, and at least so many. */
const MOST_OUTDATED = 1000;

const contextKey = ({ context }: { context: { type: string; value: string } }) =>
  `${context.type}|${context.value}`;

/** The state kept by a journal: replayed at the start, then written with every change. `elapsed` is the machine's time. */
export function createState(journal: Journal, elapsed: () => number): State {
  const owned: Pick<OwnedCollection<unknown>, 'name' | 'load' | 'check' | 'changes' | 'clear' | 'size'>[] =
    [];
  const append = (change: () => Change) => journal.append(change);
  const collect = <T>(name: string, schema: z.ZodType<T>, key: (value: T) => string): Collection<T> => {
    const collection = createCollection<T>({ name, schema, key, append });
    owned.push(collection);
    return collection;
  };
  const collections = {
    keys: collect('keys', ServerKey, (key) => key.id),
    runs: collect('runs', Runs, (runs) => runs.id),
    controls: collect('controls', Controls, (controls) => controls.id),
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
  const contents = () => owned.filter(({ name }) => !LASTING.has(name));
  const forget = () => {
    for (const collection of contents()) collection.clear();
  };

  const byName = new Map(owned.map((collection) => [collection.name, collection]));
  let replayed = 0;
  for (const change of journal.replay()) {
    replayed += 1;
    byName.get(change.collection)?.load(change);
  }
  const kept = owned.reduce((sum, { size }) => sum + size, 0);
  if (replayed - kept > Math.max(MOST_OUTDATED, kept)) journal.rewrite(everything());

  return {
    ...collections,
    ...invoices,
    *withoutKeys() {
      for (const collection of contents()) yield* collection.changes();
    },
    check(change) {
      if (LASTING.has(change.collection)) throw new Error('A snapshot holds no keys.');
      const collection = byName.get(change.collection);
      if (!collection) throw new Error(`There is no collection ${change.collection}.`);
      collection.check(change);
    },
    replace(changes) {
      forget();
      for (const change of changes) byName.get(change.collection)?.load(change);
      journal.rewrite(everything());
    },
    reset() {
      forget();
      journal.rewrite(everything());
    },
  };
}
