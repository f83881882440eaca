-- Append-only, chained by hashes: each entry seals the one before it. The nil UUID is the installation's own chain.
create table audit_entries (
  company_id uuid not null,
  sequence bigint not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('user', 'job', 'system')),
  actor_id text,
  action text not null,
  subject_kind text,
  subject_id text,
  details jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (company_id, sequence)
);
select protect_company_table('audit_entries');
revoke update, delete on audit_entries from skryba_app;

create function audit_hash(entry audit_entries) returns bytea
  language sql stable
  return sha256(entry.previous_hash || convert_to(jsonb_build_array(
    entry.company_id, entry.sequence, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.actor_kind, entry.actor_id, entry.action, entry.subject_kind, entry.subject_id, entry.details
  )::text, 'UTF8'));

create function chain_audit_entry() returns trigger
  language plpgsql as $$
declare
  last audit_entries;
begin
  -- One writer per chain until its transaction ends: two entries never follow the same one.
  perform pg_advisory_xact_lock(hashtextextended('audit:' || new.company_id, 0));
  select * into last from audit_entries where company_id = new.company_id order by sequence desc limit 1;
  new.sequence := coalesce(last.sequence, 0) + 1;
  new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.hash := audit_hash(new);
  return new;
end
$$;
create trigger chain before insert on audit_entries for each row execute function chain_audit_entry();

create function refuse_audit_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'The audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on audit_entries for each row execute function refuse_audit_change();
create trigger no_truncate before truncate on audit_entries for each statement execute function refuse_audit_change();

grant execute on function audit_hash(audit_entries) to skryba_app;
