import type { Change, Journal } from '../platform/journal.ts';
import { type Collection, createCollection, type OwnedCollection } from './collection.ts';
import {
  AcceptedInvoice,
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
  SentInvoice,
  ServerKey,
  Session,
  StoredDocument,
  SubjectLimits,
  Taxpayer,
  Token,
} from './records.ts';

/** Everything that the sandbox remembers. */
export interface State {
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
  readonly sentInvoices: Collection<SentInvoice>;
  readonly acceptedInvoices: Collection<AcceptedInvoice>;
  readonly documents: Collection<StoredDocument>;
  readonly exports: Collection<Export>;
  /** Invoices of a session in the order in which they were sent. */
  invoicesOfSession(reference: string): readonly SentInvoice[];
  /** How many invoices were sent in a session. */
  countOfSession(reference: string): number;
  /** Accepted invoices on which this NIP is the seller, buyer, third or authorised party. */
  invoicesOfNip(nip: string): readonly AcceptedInvoice[];
  /** The accepted invoice with the same seller, kind and number. */
  findDuplicate(
    metadata: Pick<AcceptedInvoice['metadata'], 'seller' | 'invoiceType' | 'invoiceNumber'>,
  ): AcceptedInvoice | undefined;
  /** The accepted invoice whose XML has this SHA-256 (Base64). */
  findByHash(hash: string): AcceptedInvoice | undefined;
  /** The accepted technical correction of the invoice with this SHA-256 (Base64). */
  findTechnicalCorrection(hash: string): SentInvoice | undefined;
  /** Forgets everything but the sandbox's own keys. */
  reset(): void;
  close(): void;
}

function duplicateKey(
  metadata: Pick<AcceptedInvoice['metadata'], 'seller' | 'invoiceType' | 'invoiceNumber'>,
): string {
  return `${metadata.seller.nip}|${metadata.invoiceType}|${metadata.invoiceNumber}`;
}

/** NIP numbers and identifiers of everybody named on an invoice. */
export function partiesOf({ metadata }: AcceptedInvoice): Set<string> {
  const thirdParties = metadata.thirdSubjects?.map((party) => party.identifier.value ?? '') ?? [];
  const parties = [
    metadata.seller.nip,
    metadata.buyer.identifier.value ?? '',
    metadata.authorizedSubject?.nip ?? '',
    ...thirdParties,
  ];
  return new Set(parties.filter((party) => party !== ''));
}

function append<T>(index: Map<string, T[]>, key: string, value: T): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

/** The state kept by a journal: replayed at the start, then written with every change. */
export function createState(journal: Journal): State {
  const ofSession = new Map<string, string[]>();
  const ofNip = new Map<string, AcceptedInvoice[]>();
  const duplicates = new Map<string, string>();
  const hashes = new Map<string, string>();
  const corrections = new Map<string, string>();
  const report = (change: Change) => journal.append(change);

  const sentInvoices = createCollection<SentInvoice>({
    name: 'sentInvoices',
    schema: SentInvoice,
    key: (invoice) => invoice.referenceNumber,
    append: report,
    index(invoice) {
      const known = ofSession.get(invoice.sessionReference);
      if (known?.[invoice.ordinal - 1] === undefined)
        append(ofSession, invoice.sessionReference, invoice.referenceNumber);
      if (invoice.hashOfCorrected !== undefined && invoice.ksefNumber !== undefined) {
        corrections.set(invoice.hashOfCorrected, invoice.referenceNumber);
      }
    },
  });
  const acceptedInvoices = createCollection<AcceptedInvoice>({
    name: 'acceptedInvoices',
    schema: AcceptedInvoice,
    key: (invoice) => invoice.metadata.ksefNumber,
    append: report,
    index(invoice) {
      for (const nip of partiesOf(invoice)) append(ofNip, nip, invoice);
      duplicates.set(duplicateKey(invoice.metadata), invoice.metadata.ksefNumber);
      hashes.set(invoice.metadata.invoiceHash, invoice.metadata.ksefNumber);
    },
  });
  const collections = {
    keys: createCollection<ServerKey>({
      name: 'keys',
      schema: ServerKey,
      key: (key) => key.id,
      append: report,
    }),
    challenges: createCollection<Challenge>({
      name: 'challenges',
      schema: Challenge,
      key: (challenge) => challenge.challenge,
      append: report,
    }),
    authOperations: createCollection<AuthOperation>({
      name: 'authOperations',
      schema: AuthOperation,
      key: (operation) => operation.referenceNumber,
      append: report,
    }),
    tokens: createCollection<Token>({
      name: 'tokens',
      schema: Token,
      key: (token) => token.referenceNumber,
      append: report,
    }),
    grants: createCollection<Grant>({
      name: 'grants',
      schema: Grant,
      key: (grant) => grant.id,
      append: report,
    }),
    permissionsOperations: createCollection<PermissionsOperation>({
      name: 'permissionsOperations',
      schema: PermissionsOperation,
      key: (operation) => operation.referenceNumber,
      append: report,
    }),
    taxpayers: createCollection<Taxpayer>({
      name: 'taxpayers',
      schema: Taxpayer,
      key: (taxpayer) => taxpayer.nip,
      append: report,
    }),
    blockedContexts: createCollection<BlockedContext>({
      name: 'blockedContexts',
      schema: BlockedContext,
      key: ({ context }) => `${context.type}|${context.value}`,
      append: report,
    }),
    certificates: createCollection<KsefCertificate>({
      name: 'certificates',
      schema: KsefCertificate,
      key: (certificate) => certificate.serialNumber,
      append: report,
    }),
    collectiveIdentifiers: createCollection<CollectiveIdentifier>({
      name: 'collectiveIdentifiers',
      schema: CollectiveIdentifier,
      key: (identifier) => identifier.number,
      append: report,
    }),
    contextLimits: createCollection<ContextLimits>({
      name: 'contextLimits',
      schema: ContextLimits,
      key: ({ context }) => `${context.type}|${context.value}`,
      append: report,
    }),
    subjectLimits: createCollection<SubjectLimits>({
      name: 'subjectLimits',
      schema: SubjectLimits,
      key: ({ subject }) => `${subject.type}|${subject.value}`,
      append: report,
    }),
    ownerLinks: createCollection<OwnerLink>({
      name: 'ownerLinks',
      schema: OwnerLink,
      key: (link) => `${link.nip}|${link.pesel}`,
      append: report,
    }),
    sessions: createCollection<Session>({
      name: 'sessions',
      schema: Session,
      key: (session) => session.referenceNumber,
      append: report,
    }),
    sentInvoices,
    acceptedInvoices,
    exports: createCollection<Export>({
      name: 'exports',
      schema: Export,
      key: (order) => order.referenceNumber,
      append: report,
    }),
    documents: createCollection<StoredDocument>({
      name: 'documents',
      schema: StoredDocument,
      key: (document) => document.ksefNumber,
      encode: ({ ksefNumber, bytes }) => ({ ksefNumber, bytes: Buffer.from(bytes).toString('base64') }),
      append: report,
    }),
  };
  const byName = new Map<string, OwnedCollection<unknown>>();
  for (const collection of Object.values(collections)) byName.set(collection.name, collection);
  const everything = function* () {
    for (const collection of byName.values()) yield* collection.changes();
  };

  for (const change of journal.replay()) byName.get(change.collection)?.load(change);
  journal.rewrite(everything());

  const accepted = (ksefNumber: string | undefined) =>
    ksefNumber === undefined ? undefined : acceptedInvoices.get(ksefNumber);
  return {
    ...collections,
    invoicesOfSession: (reference) =>
      (ofSession.get(reference) ?? [])
        .map((key) => sentInvoices.get(key))
        .filter((invoice) => invoice !== undefined),
    countOfSession: (reference) => ofSession.get(reference)?.length ?? 0,
    invoicesOfNip: (nip) => ofNip.get(nip) ?? [],
    findDuplicate: (metadata) => accepted(duplicates.get(duplicateKey(metadata))),
    findByHash: (hash) => accepted(hashes.get(hash)),
    findTechnicalCorrection: (hash) => sentInvoices.get(corrections.get(hash) ?? ''),
    reset() {
      for (const collection of byName.values()) if (collection.name !== 'keys') collection.clear();
      for (const index of [ofSession, ofNip, duplicates, hashes, corrections]) index.clear();
      journal.rewrite(everything());
    },
    close: () => journal.close(),
  };
}
