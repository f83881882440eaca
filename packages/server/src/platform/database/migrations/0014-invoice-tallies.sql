-- Counts and sums of the document list, kept by the database: counting 100,000 rows takes longer than showing 50.
-- Buckets of the company (environment ''): drafts, issued, unpaid. Of an environment: delivered, attention.

create table invoice_tallies (
  company_id uuid not null references companies (id),
  environment text not null,
  bucket text not null,
  currency char(3) not null,
  documents integer not null,
  gross numeric(20, 2) not null,
  primary key (company_id, environment, bucket, currency)
);
select protect_company_table('invoice_tallies');

create function tally_add(
  company uuid, env text, bucket_name text, currency_code char(3), by_documents integer, by_gross numeric
) returns void language sql as $$
  insert into invoice_tallies values (company, env, bucket_name, currency_code, by_documents, by_gross)
  on conflict (company_id, environment, bucket, currency) do update
    set documents = invoice_tallies.documents + excluded.documents, gross = invoice_tallies.gross + excluded.gross
$$;

create function invoice_buckets(row_state text, row_paid_on date) returns setof text language sql immutable as $$
  select unnest(case
    when row_state = 'draft' then array['drafts']
    when row_paid_on is null then array['issued', 'unpaid']
    else array['issued'] end)
$$;

create function tally_inserted_invoices() returns trigger language plpgsql as $$
begin
  perform tally_add(company_id, '', bucket, currency, count(*)::integer, sum(gross))
    from inserted cross join lateral invoice_buckets(state, paid_on) as bucket
    group by company_id, bucket, currency order by company_id, bucket, currency;
  return null;
end $$;

create function tally_deleted_invoices() returns trigger language plpgsql as $$
begin
  perform tally_add(company_id, '', bucket, currency, -count(*)::integer, -sum(gross))
    from deleted cross join lateral invoice_buckets(state, paid_on) as bucket
    group by company_id, bucket, currency order by company_id, bucket, currency;
  return null;
end $$;

create function tally_updated_invoices() returns trigger language plpgsql as $$
begin
  perform tally_add(company_id, '', bucket, currency, sum(step)::integer, sum(step * gross))
    from (
      select company_id, bucket, currency, gross, 1 as step
        from inserted cross join lateral invoice_buckets(state, paid_on) as bucket
      union all
      select company_id, bucket, currency, gross, -1
        from deleted cross join lateral invoice_buckets(state, paid_on) as bucket
    ) as change
    group by company_id, bucket, currency
    having sum(step) <> 0 or sum(step * gross) <> 0
    order by company_id, bucket, currency;
  return null;
end $$;

create trigger invoices_tally_insert after insert on invoices referencing new table as inserted
  for each statement execute function tally_inserted_invoices();
create trigger invoices_tally_delete after delete on invoices referencing old table as deleted
  for each statement execute function tally_deleted_invoices();
create trigger invoices_tally_update after update on invoices referencing new table as inserted old table as deleted
  for each statement execute function tally_updated_invoices();

create function delivery_buckets(row_status text, row_problem jsonb) returns setof text language sql immutable as $$
  select unnest(case
    when row_status = 'rejected' or row_problem is not null then array['delivered', 'attention']
    else array['delivered'] end)
$$;

create function tally_inserted_deliveries() returns trigger language plpgsql as $$
begin
  perform tally_add(changed.company_id, changed.environment, bucket, invoices.currency, count(*)::integer, sum(gross))
    from inserted as changed
    join invoices on invoices.company_id = changed.company_id and invoices.id = changed.invoice_id
    cross join lateral delivery_buckets(changed.status, changed.problem) as bucket
    group by changed.company_id, changed.environment, bucket, invoices.currency
    order by changed.company_id, changed.environment, bucket, invoices.currency;
  return null;
end $$;

create function tally_updated_deliveries() returns trigger language plpgsql as $$
begin
  perform tally_add(change.company_id, change.environment, bucket, invoices.currency, sum(step)::integer, sum(step * gross))
    from (
      select company_id, environment, invoice_id, bucket, 1 as step
        from inserted cross join lateral delivery_buckets(status, problem) as bucket
      union all
      select company_id, environment, invoice_id, bucket, -1
        from deleted cross join lateral delivery_buckets(status, problem) as bucket
    ) as change
    join invoices on invoices.company_id = change.company_id and invoices.id = change.invoice_id
    group by change.company_id, change.environment, bucket, invoices.currency
    having sum(step) <> 0
    order by change.company_id, change.environment, bucket, invoices.currency;
  return null;
end $$;

create trigger deliveries_tally_insert after insert on deliveries referencing new table as inserted
  for each statement execute function tally_inserted_deliveries();
create trigger deliveries_tally_update after update on deliveries referencing new table as inserted old table as deleted
  for each statement execute function tally_updated_deliveries();
