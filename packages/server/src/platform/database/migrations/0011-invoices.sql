-- Invoices: what the user filled in, and for issued ones the document itself, fixed for good.

create table invoices (
  company_id uuid not null references companies (id),
  id uuid not null,
  state text not null check (state in ('draft', 'issued')),
  kind text not null,
  number text not null default '',
  issue_date date not null,
  -- Order among the invoices of one day.
  position bigint generated always as identity,
  buyer_name text not null default '',
  buyer_nip text,
  net numeric(18, 2) not null,
  vat numeric(18, 2) not null,
  gross numeric(18, 2) not null,
  currency char(3) not null,
  due_date date,
  paid_on date,
  search_text text not null,
  draft jsonb not null,
  totals jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  issued_at timestamptz,
  primary key (company_id, id),
  check ((state = 'issued') = (issued_at is not null))
);

create index invoices_newest on invoices (company_id, issue_date desc, position desc);
create index invoices_drafts on invoices (company_id, issue_date desc, position desc) where state = 'draft';
create index invoices_unpaid on invoices (company_id, issue_date desc, position desc)
  where state = 'issued' and paid_on is null;
-- Everything that searching and summing needs, so that neither reads the wide rows.
create index invoices_sums on invoices (company_id, issue_date desc, position desc)
  include (id, state, paid_on, currency, gross, search_text);
-- KSeF tells duplicates by seller, kind and number.
create unique index invoices_number on invoices (company_id, kind, number) where state = 'issued';
select protect_company_table('invoices');

create table invoice_documents (
  company_id uuid not null references companies (id),
  invoice_id uuid not null,
  xml bytea not null,
  hash bytea not null check (octet_length(hash) = 32 and hash = sha256(xml)),
  created_at timestamptz not null,
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references invoices (company_id, id)
);
select protect_company_table('invoice_documents');

create function refuse_document_change() returns trigger language plpgsql as $$
begin
  raise exception 'The document of an issued invoice never changes' using errcode = 'integrity_constraint_violation';
end $$;

create trigger invoice_documents_fixed before update or delete on invoice_documents
  for each row execute function refuse_document_change();

-- Of an issued invoice only what says whether it is paid may change.
create function keep_issued_invoice() returns trigger language plpgsql as $$
begin
  if old.state <> 'issued' then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'An issued invoice is never deleted' using errcode = 'integrity_constraint_violation';
  end if;
  if (to_jsonb(new) - 'paid_on' - 'updated_at') <> (to_jsonb(old) - 'paid_on' - 'updated_at') then
    raise exception 'An issued invoice never changes' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger invoices_issued_fixed before update or delete on invoices
  for each row execute function keep_issued_invoice();

-- The next number of each series and period; the row's lock is what keeps the series without gaps.
create table number_series (
  company_id uuid not null references companies (id),
  pattern text not null,
  period text not null,
  next_sequence integer not null check (next_sequence > 0),
  primary key (company_id, pattern, period)
);
select protect_company_table('number_series');

-- Buyers of issued invoices, for the search in the form.
create table buyers (
  company_id uuid not null references companies (id),
  -- The tax number, or the name where there is none.
  key text not null,
  search_text text not null,
  party jsonb not null,
  last_used_at timestamptz not null,
  primary key (company_id, key)
);
create index buyers_recent on buyers (company_id, last_used_at desc);
select protect_company_table('buyers');
