create table company_keys (
  company_id uuid primary key references companies (id) on delete cascade,
  wrapped_key bytea not null,
  created_at timestamptz not null
);
select protect_company_table('company_keys');

create table secrets (
  company_id uuid not null references company_keys (company_id) on delete cascade,
  id uuid not null,
  purpose text not null,
  sealed bytea not null,
  created_at timestamptz not null,
  primary key (company_id, id)
);
select protect_company_table('secrets');
