-- A player made from a report that came as a file may have no secret yet: see players/player-store.ts.
ALTER TABLE player ALTER COLUMN install_secret_sha256 DROP NOT NULL;

-- For forgetting old results.
CREATE INDEX envelope_result_age ON envelope_result (stored_at);

-- To be run once on every database that was set back to an earlier state. Whoever saw more of the old one is told to
-- begin anew, whatever number its cursor has.
CREATE FUNCTION new_epoch() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  fresh text := substr(replace(gen_random_uuid()::text, '-', ''), 1, 16);
BEGIN
  UPDATE deployment SET epoch = fresh;
  -- Another cluster counts its transactions anew. Events of ids still to come would be read late, in the wrong order.
  UPDATE event SET xid = '0' WHERE xid >= pg_snapshot_xmin(pg_current_snapshot());
  -- Players were told numbers that this database does not know of: they must not come to mean other cases.
  PERFORM setval(pg_get_serial_sequence('cases', 'number'),
    nextval(pg_get_serial_sequence('cases', 'number')) + 1000);
  RETURN fresh;
END $$;
