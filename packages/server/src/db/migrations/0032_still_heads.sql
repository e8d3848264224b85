-- A message changes the head of its case in place: mostly no index knows what it changes, and there is room on the page.
ALTER TABLE cases SET (fillfactor = 80);

-- Most changes move no case from one count to another, and are not looked at for it.
CREATE FUNCTION count_moved_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_tally (game_id, state, owner_id, live, count) VALUES
    (OLD.game_id, OLD.state, CASE WHEN OLD.state <> 'closed' THEN OLD.owner_id END, OLD.live IN ('waiting', 'active'), -1),
    (NEW.game_id, NEW.state, CASE WHEN NEW.state <> 'closed' THEN NEW.owner_id END, NEW.live IN ('waiting', 'active'), 1);
  RETURN NULL;
END $$;
DROP TRIGGER cases_moved ON cases;
CREATE TRIGGER cases_moved AFTER UPDATE ON cases FOR EACH ROW
  WHEN ((OLD.game_id, OLD.state, OLD.owner_id, OLD.live) IS DISTINCT FROM (NEW.game_id, NEW.state, NEW.owner_id, NEW.live))
  EXECUTE FUNCTION count_moved_case();

-- Of cases that come or go all at once.
CREATE OR REPLACE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO case_tally
      SELECT game_id, state, CASE WHEN state <> 'closed' THEN owner_id END, live IN ('waiting', 'active'), count(*)
      FROM after_rows GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO case_tally
      SELECT game_id, state, CASE WHEN state <> 'closed' THEN owner_id END, live IN ('waiting', 'active'), -count(*)
      FROM before_rows GROUP BY 1, 2, 3, 4;
  END IF;
  RETURN NULL;
END $$;
