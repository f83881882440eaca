-- Connections of companies with KSeF, and what is kept between log-ins.

create table authorisations (
  company_id uuid not null references companies (id),
  id uuid not null default gen_random_uuid(),
  environment text not null check (environment in ('production', 'demo', 'test', 'sandbox')),
  method text not null check (method in ('token', 'certificate', 'signature', 'trusted-profile')),
  state text not null check (state in
    ('awaiting-signature', 'verifying', 'active', 'failing', 'rejected', 'expired', 'removed')),
  steps_done text[] not null default '{}',
  permissions text[] not null default '{}',
  -- Last characters of the token or the certificate's serial number.
  hint text not null default '',
  -- The secret in the vault: a token, or a certificate with its key.
  secret_id uuid,
  -- SHA-256 of the secret: the same form saved twice is one authorisation.
  secret_hash bytea,
  -- Reference number of the token in KSeF, to revoke it.
  token_reference text,
  keep_connected boolean not null default false,
  -- The challenge handed out for a signature, its end of life, and the signed file in the vault.
  signing jsonb,
  signed_file_id uuid,
  failure jsonb,
  -- Failed tries since the last success.
  failed_tries integer not null default 0,
  connected_at timestamptz,
  valid_until timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (company_id, id)
);

create unique index authorisations_live on authorisations (company_id, environment) where state <> 'removed';
select protect_company_table('authorisations');

-- The log-in that is open now in each context, so that work does not log in anew each time.
create table ksef_logins (
  company_id uuid not null references companies (id),
  environment text not null,
  authorisation_id uuid not null,
  secret_id uuid not null,
  access_valid_until timestamptz not null,
  refresh_valid_until timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, environment),
  foreign key (company_id, authorisation_id) references authorisations (company_id, id)
);
select protect_company_table('ksef_logins');

-- Production was confirmed once, by whom and when; the first send asks for it.
create table production_consents (
  company_id uuid not null references companies (id),
  confirmed_at timestamptz not null,
  confirmed_by text not null,
  primary key (company_id)
);
select protect_company_table('production_consents');
