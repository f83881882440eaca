create table companies (
  id uuid primary key default gen_random_uuid(),
  nip text not null unique check (nip ~ '^[0-9]{10}$'),
  name text not null default '',
  address_line1 text not null default '',
  address_line2 text not null default '',
  bank_account text not null default '',
  bank_name text not null default '',
  email text not null default '',
  phone text not null default '',
  number_pattern text not null default 'FV/{NR}/{MM}/{RRRR}',
  environment text check (environment in ('production', 'demo', 'test', 'sandbox')),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table memberships (
  company_id uuid not null references companies (id) on delete cascade,
  user_id text not null references people (id) on delete cascade,
  role text not null check (role in ('owner', 'accountant', 'clerk', 'viewer')),
  created_at timestamptz not null,
  primary key (company_id, user_id)
);
create index memberships_of_person on memberships (user_id);

select protect_company_table('memberships');
-- People see their own memberships before any company is chosen; they change none that way.
create policy of_person on memberships for select
  using (user_id = (select current_person()));

alter table companies enable row level security;
alter table companies force row level security;
create policy of_company on companies
  using (id = any ((select current_companies())::uuid[]))
  with check (id = any ((select current_companies())::uuid[]));
create policy of_person on companies for select
  using (id in (select company_id from memberships where user_id = (select current_person())));
-- The owner of the tables looks companies up for the two functions below; the application's role does not have this.
create policy of_directory on companies for select to current_user using (true);
create policy of_directory on memberships for select to current_user using (true);
grant select, insert, update, delete on companies to skryba_app;

-- All companies, for work on schedule: ids and nothing else.
create function all_company_ids() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select id from companies order by id;
end;

-- Which company has this NIP, and whether the person is its member: to add a company only once.
create function find_company_by_nip(wanted text, person text) returns table (id uuid, is_member boolean)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select c.id, exists (select 1 from memberships m where m.company_id = c.id and m.user_id = person)
    from companies c where c.nip = wanted;
end;

revoke execute on function all_company_ids(), find_company_by_nip(text, text) from public;
grant execute on function all_company_ids(), find_company_by_nip(text, text) to skryba_app;
