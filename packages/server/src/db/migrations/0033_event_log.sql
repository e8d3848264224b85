-- What consoles are told is kept for a while only. Of transactions up to this one, events may be forgotten.
ALTER TABLE deployment ADD COLUMN events_forgotten_to xid8 NOT NULL DEFAULT '0';

-- As before, but for what is forgotten: another cluster counts its transactions anew.
CREATE OR REPLACE FUNCTION new_epoch() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  fresh text := substr(replace(gen_random_uuid()::text, '-', ''), 1, 16);
BEGIN
  UPDATE deployment SET epoch = fresh, events_forgotten_to = '0';
  UPDATE event SET xid = '0' WHERE xid >= pg_snapshot_xmin(pg_current_snapshot());
  PERFORM setval(pg_get_serial_sequence('cases', 'number'),
    nextval(pg_get_serial_sequence('cases', 'number')) + 1000);
  RETURN fresh;
END $$;

-- The log is read in the order of (xid, position); nothing is found by its position alone.
ALTER TABLE event DROP CONSTRAINT event_pkey;
