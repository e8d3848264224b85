-- Who sees to a case, and since when its player waits: from the first message that nobody has answered.
ALTER TABLE cases
  ADD COLUMN owner_id uuid,
  ADD COLUMN waiting_since bigint;
UPDATE cases SET waiting_since = last_at WHERE state = 'open';

-- Work that is to be done, in each of its orders. Nearly all cases are closed, and stand in none of these.
CREATE INDEX cases_work ON cases (game_id, updated_at DESC, id DESC) WHERE state <> 'closed';
CREATE INDEX cases_work_opened ON cases (game_id, opened_at DESC, id DESC) WHERE state <> 'closed';
CREATE INDEX cases_work_priority ON cases (game_id, priority DESC, updated_at DESC, id DESC) WHERE state <> 'closed';
CREATE INDEX cases_work_waiting ON cases (game_id, waiting_since, id) WHERE state <> 'closed' AND waiting_since IS NOT NULL;
CREATE INDEX cases_work_owned ON cases (owner_id, updated_at DESC, id DESC) WHERE state <> 'closed' AND owner_id IS NOT NULL;

-- Counts are kept of more than states. Of closed cases nobody asks whose they were. Kept as case_count was.
CREATE TABLE case_tally (
  game_id text NOT NULL,
  state text NOT NULL,
  owner_id uuid,
  live boolean NOT NULL,
  count bigint NOT NULL
);
CREATE INDEX case_tally_game ON case_tally (game_id);
INSERT INTO case_tally
  SELECT game_id, state, CASE WHEN state <> 'closed' THEN owner_id END, live IN ('waiting', 'active'), count(*)
  FROM cases GROUP BY 1, 2, 3, 4;
-- Nodes that still run the version before read the sums, and cannot fold what they do not know.
DROP TABLE case_count;
CREATE VIEW case_count AS SELECT game_id, state, sum(count)::bigint AS count FROM case_tally GROUP BY 1, 2;

CREATE OR REPLACE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO case_tally
      SELECT game_id, state, CASE WHEN state <> 'closed' THEN owner_id END, live IN ('waiting', 'active'), count(*)
      FROM after_rows GROUP BY 1, 2, 3, 4;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO case_tally
      SELECT game_id, state, CASE WHEN state <> 'closed' THEN owner_id END, live IN ('waiting', 'active'), -count(*)
      FROM before_rows GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO case_tally
      SELECT game_id, state, owner, talks, sum(one) FROM (
        SELECT game_id, state, CASE WHEN state <> 'closed' THEN owner_id END AS owner,
          live IN ('waiting', 'active') AS talks, 1 AS one FROM after_rows
        UNION ALL
        SELECT game_id, state, CASE WHEN state <> 'closed' THEN owner_id END, live IN ('waiting', 'active'), -1
          FROM before_rows
      ) moved GROUP BY 1, 2, 3, 4 HAVING sum(one) <> 0;
  END IF;
  RETURN NULL;
END $$;

-- What staff changed of a case, and why: a part of its time line.
CREATE TABLE case_edit (
  id uuid PRIMARY KEY,
  game_id text NOT NULL,
  case_id uuid NOT NULL REFERENCES cases,
  at bigint NOT NULL,
  staff_id uuid NOT NULL,
  -- As they were called then.
  name text NOT NULL,
  reason text,
  -- As `changes` of `CaseEdited` in protocol/src/staff/edits.ts.
  changes jsonb NOT NULL,
  bulk_id uuid
);
CREATE INDEX case_edit_case ON case_edit (case_id, at);

-- Lists that staff keep: their own, those of a game, and those of everybody here.
CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  scope text NOT NULL CHECK (scope IN ('personal', 'game', 'team')),
  game_id text REFERENCES game ON DELETE CASCADE,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  conditions jsonb NOT NULL,
  sort text NOT NULL,
  made_at bigint NOT NULL,
  CHECK ((scope = 'game') = (game_id IS NOT NULL))
);
CREATE INDEX saved_view_staff ON saved_view (staff_id) WHERE scope = 'personal';
CREATE INDEX saved_view_shared ON saved_view (scope, game_id) WHERE scope <> 'personal';

-- One change of many cases. They are noted when it begins, so that it neither misses nor repeats any.
CREATE TABLE bulk (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  games text[] NOT NULL,
  edit jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
  total int NOT NULL,
  made_at bigint NOT NULL
);
CREATE INDEX bulk_unfinished ON bulk (made_at) WHERE state IN ('running', 'undoing');
CREATE TABLE bulk_case (
  bulk_id uuid NOT NULL REFERENCES bulk ON DELETE CASCADE,
  case_id uuid NOT NULL REFERENCES cases ON DELETE CASCADE,
  -- Null: still to be done. `changed` has a case_edit to be undone.
  outcome text CHECK (outcome IN ('changed', 'same', 'failed', 'undone', 'kept')),
  PRIMARY KEY (bulk_id, case_id)
);
CREATE INDEX bulk_case_case ON bulk_case (case_id);
