-- People and their sessions: columns are those of the sign-in library.

create table people (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessions (
  id text primary key,
  token text not null unique,
  user_id text not null references people (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_of_person on sessions (user_id);

create table credentials (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references people (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index credentials_of_person on credentials (user_id);

create table verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_by_identifier on verifications (identifier);

-- One row: which master key seals the secrets, and who owns the installation.
create table installation (
  the_one boolean primary key default true check (the_one),
  master_key_id text,
  owner_id text references people (id)
);
insert into installation default values;

-- Failed attempts to sign in, by e-mail and by address.
create table sign_in_attempts (
  subject text primary key,
  failures integer not null,
  window_ends_at timestamptz not null
);

grant select, insert, update, delete on people, sessions, credentials, verifications, sign_in_attempts to skryba_app;
grant select, update on installation to skryba_app;
