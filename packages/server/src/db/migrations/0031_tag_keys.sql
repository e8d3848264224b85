-- Cases of a rare tag are found by the tag and the day they last changed, so that a page of them is read day by day from the
-- newest, however many older ones there are; and those that are not closed by the tag alone.
-- The cost keeps it from being asked of every row where the index can be asked instead.
CREATE OR REPLACE FUNCTION case_tag_keys(tags text[], updated_at bigint, state text) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 500 AS $$
DECLARE
  day text := '@' || updated_at / 86400000;
  keys text[] := '{}';
  tag text;
BEGIN
  FOREACH tag IN ARRAY tags LOOP
    keys := keys || (tag || day);
    IF state <> 'closed' THEN keys := keys || (tag || '@'); END IF;
  END LOOP;
  RETURN keys;
END $$;
-- then
-- What a try that was cut off has left.
DROP INDEX CONCURRENTLY IF EXISTS cases_tagged;
-- then
-- It is asked once a day of a game's life, and each time would read what is pending first.
CREATE INDEX CONCURRENTLY cases_tagged ON cases USING gin (case_tag_keys(tags, updated_at, state)) WITH (fastupdate = off);
-- then
-- All cases of a common tag at once are what nothing should read.
DROP INDEX CONCURRENTLY IF EXISTS cases_tags;
