-- The words of a case, apart from it: a case changes with every message that is read, and each change would write all of its
-- words anew. Made by search/words.ts, since PostgreSQL takes a Chinese sentence for one word.
CREATE TABLE case_words (
  case_id uuid PRIMARY KEY REFERENCES cases ON DELETE CASCADE,
  game_id text NOT NULL,
  -- When words were last added.
  at bigint NOT NULL,
  words tsvector NOT NULL
);
CREATE INDEX case_words_words ON case_words USING gin (words);
-- Of a word that stands in very many cases the newest are found by their time.
CREATE INDEX case_words_newest ON case_words (game_id, at DESC);

-- Cases from before there were words: theirs are made in the background.
CREATE TABLE case_words_due (case_id uuid PRIMARY KEY REFERENCES cases ON DELETE CASCADE);
INSERT INTO case_words_due SELECT id FROM cases;

CREATE INDEX player_name ON player (game_id, lower(name) text_pattern_ops) WHERE name IS NOT NULL;

-- The list of a game is read in its order whatever the state; lists of several games are merged of these.
CREATE INDEX cases_newest ON cases (game_id, updated_at DESC, id DESC);
DROP INDEX cases_inbox;
DROP INDEX cases_inbox_state;
DROP INDEX cases_text;

-- How many cases each game has in each state: the sum of the rows. Each change adds a row, so that no two wait for each
-- other, and cases/fold-counts.ts makes one of many.
CREATE TABLE case_count (
  game_id text NOT NULL,
  state text NOT NULL,
  count bigint NOT NULL
);
CREATE INDEX case_count_game ON case_count (game_id);
INSERT INTO case_count SELECT game_id, state, count(*) FROM cases GROUP BY game_id, state;

CREATE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO case_count SELECT game_id, state, count(*) FROM after_rows GROUP BY game_id, state;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO case_count SELECT game_id, state, -count(*) FROM before_rows GROUP BY game_id, state;
  ELSE
    INSERT INTO case_count SELECT game_id, state, sum(one) FROM (
      SELECT game_id, state, 1 AS one FROM after_rows UNION ALL SELECT game_id, state, -1 FROM before_rows
    ) moved GROUP BY game_id, state HAVING sum(one) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_added AFTER INSERT ON cases REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_cases();
CREATE TRIGGER cases_removed AFTER DELETE ON cases REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_cases();
CREATE TRIGGER cases_moved AFTER UPDATE ON cases REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_cases();
