-- The scope of a transaction: which companies' rows it may touch, and for whom.
-- Set with set_config(…, true) at its beginning; without it nothing is visible.

create function current_companies() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('app.company_ids', true), ''), '{}')::uuid[];

create function current_person() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '');

-- Closes a company table: forced row-level security by company_id, and the application's rights.
create function protect_company_table(name regclass) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format(
    'create policy of_company on %s using (company_id = any ((select current_companies())::uuid[]))
     with check (company_id = any ((select current_companies())::uuid[]))', name);
  execute format('grant select, insert, update, delete on %s to skryba_app', name);
end
$$;

grant execute on function current_companies(), current_person() to skryba_app;
