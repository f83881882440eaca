-- The inbox from KSeF: purchase invoices with their XML, and how fetching goes.

create table purchases (
  company_id uuid not null references companies (id),
  id uuid not null default gen_random_uuid(),
  environment text not null check (environment in ('production', 'demo', 'test', 'sandbox')),
  ksef_number text not null,
  kind text not null,
  number text not null,
  issue_date date not null,
  received_at timestamptz not null,
  seller_name text not null,
  seller_nip text not null,
  seller_address text,
  net numeric(18, 2) not null,
  vat numeric(18, 2) not null,
  gross numeric(18, 2) not null,
  currency char(3) not null,
  due_date date,
  bank_account text,
  lines jsonb not null,
  rates jsonb not null,
  warnings jsonb not null,
  state text not null default 'new' check (state in ('new', 'seen', 'hidden')),
  search_text text not null,
  fetched_at timestamptz not null,
  primary key (company_id, id)
);
create unique index purchases_ksef_number on purchases (company_id, environment, ksef_number);
create index purchases_newest on purchases (company_id, environment, received_at desc, id desc);
create index purchases_seller on purchases (company_id, environment, seller_nip, number);
select protect_company_table('purchases');

create table purchase_documents (
  company_id uuid not null references companies (id),
  purchase_id uuid not null,
  xml bytea not null,
  hash bytea not null check (hash = sha256(xml)),
  primary key (company_id, purchase_id),
  foreign key (company_id, purchase_id) references purchases (company_id, id)
);
select protect_company_table('purchase_documents');
create trigger purchase_documents_fixed before update or delete on purchase_documents
  for each row execute function refuse_document_change();

create table purchase_syncs (
  company_id uuid not null references companies (id),
  environment text not null,
  state text not null check (state in ('idle', 'running', 'failed')),
  started_at timestamptz,
  finished_at timestamptz,
  found integer not null default 0,
  added integer not null default 0,
  next_at timestamptz,
  -- Everything that KSeF stored up to this instant is here.
  complete_until timestamptz,
  failure jsonb,
  primary key (company_id, environment)
);
select protect_company_table('purchase_syncs');
