-- The outbox to KSeF: one row for each document and environment, its attempts and its story.

create table deliveries (
  company_id uuid not null references companies (id),
  environment text not null check (environment in ('production', 'demo', 'test', 'sandbox')),
  invoice_id uuid not null,
  status text not null check (status in
    ('waiting', 'sending', 'processing', 'accepted', 'rejected', 'deferred')),
  since timestamptz not null,
  -- Order of sending.
  queued_at timestamptz not null,
  queued_by text not null,
  session_reference text,
  invoice_reference text,
  ksef_number text,
  accepted_at timestamptz,
  problem jsonb,
  -- Tries that ended in a failure of KSeF's, since the user last asked.
  failed_tries integer not null default 0,
  next_try_at timestamptz,
  -- Accepted, and the UPO is still to be fetched.
  upo_pending boolean not null default false,
  primary key (company_id, environment, invoice_id),
  foreign key (company_id, invoice_id) references invoices (company_id, id),
  check ((status = 'accepted') = (ksef_number is not null))
);
create index deliveries_open on deliveries (company_id, environment, queued_at)
  where status in ('waiting', 'sending', 'processing') or upo_pending;
create index deliveries_attention on deliveries (company_id, environment)
  where status = 'rejected' or problem is not null;
create unique index deliveries_ksef_number on deliveries (company_id, environment, ksef_number)
  where ksef_number is not null;
create index deliveries_invoice on deliveries (company_id, invoice_id);
select protect_company_table('deliveries');

-- Written before the request leaves; without an outcome the answer was lost and must be looked up.
create table delivery_attempts (
  company_id uuid not null references companies (id),
  id uuid not null default gen_random_uuid(),
  environment text not null,
  invoice_id uuid not null,
  session_reference text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  outcome text check (outcome in ('sent', 'refused', 'not-sent', 'found', 'not-found')),
  primary key (company_id, id),
  foreign key (company_id, environment, invoice_id) references deliveries (company_id, environment, invoice_id)
);
create index delivery_attempts_open on delivery_attempts (company_id, environment, invoice_id) where outcome is null;
select protect_company_table('delivery_attempts');

create table delivery_sessions (
  company_id uuid not null references companies (id),
  environment text not null,
  reference text not null,
  opened_at timestamptz not null,
  valid_until timestamptz,
  closed_at timestamptz,
  primary key (company_id, environment, reference)
);
create index delivery_sessions_open on delivery_sessions (company_id, environment) where closed_at is null;
select protect_company_table('delivery_sessions');

create table delivery_events (
  company_id uuid not null references companies (id),
  environment text not null,
  invoice_id uuid not null,
  sequence bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  message jsonb not null,
  official jsonb,
  primary key (company_id, environment, invoice_id, sequence),
  foreign key (company_id, environment, invoice_id) references deliveries (company_id, environment, invoice_id)
);
select protect_company_table('delivery_events');

-- UPO documents as KSeF signed them.
create table upos (
  company_id uuid not null references companies (id),
  environment text not null,
  invoice_id uuid not null,
  xml bytea not null,
  hash bytea not null check (hash = sha256(xml)),
  fetched_at timestamptz not null,
  primary key (company_id, environment, invoice_id),
  foreign key (company_id, environment, invoice_id) references deliveries (company_id, environment, invoice_id)
);
select protect_company_table('upos');
create trigger upos_fixed before update or delete on upos
  for each row execute function refuse_document_change();
