-- Rules give a case a priority (0 low, 1 normal, 2 high, 3 urgent) and a queue.
ALTER TABLE cases
  ADD COLUMN priority smallint NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 3),
  ADD COLUMN queue text;
-- A game's newest cases, on which rules are tried, and its oldest, which are to be forgotten.
CREATE INDEX cases_of_game ON cases (game_id, opened_at DESC);
CREATE INDEX cases_closed ON cases (game_id, updated_at) WHERE state = 'closed';

-- A game's rules as a whole, as `protocol/src/staff/rules.ts` has them. A version never changes.
CREATE TABLE rule_set (
  game_id text NOT NULL REFERENCES game ON DELETE CASCADE,
  version int NOT NULL CHECK (version >= 1),
  rules jsonb NOT NULL,
  made_at bigint NOT NULL,
  staff_id uuid,
  -- When reports were first held to it; of these the one made live last holds.
  live_at bigint,
  PRIMARY KEY (game_id, version)
);

-- After how many days closed cases are forgotten, as JSON: see privacy/retention.ts. Empty: never.
ALTER TABLE game ADD COLUMN retention jsonb NOT NULL DEFAULT '{}';

-- Who brought a file, for the quotas of a day and of a game; forgotten with the file.
CREATE TABLE file_origin (
  sha256 text NOT NULL REFERENCES file ON DELETE CASCADE,
  game_id text NOT NULL,
  player_id uuid NOT NULL,
  size_bytes bigint NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (sha256, player_id)
);
CREATE INDEX file_origin_player ON file_origin (player_id, at);
CREATE INDEX file_origin_game ON file_origin (game_id) INCLUDE (size_bytes);
CREATE INDEX file_age ON file (stored_at);
-- An address of the content as it was sent; what is kept may be less: see files/strip-picture.ts.
ALTER TABLE file ADD COLUMN stripped boolean NOT NULL DEFAULT false;

-- That something was erased, and how much: by table its count, and one hash over all of it. No content, and no foreign
-- keys: it outlives what it names.
CREATE TABLE erasure (
  id uuid PRIMARY KEY,
  game_id text NOT NULL,
  player_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('player', 'staff', 'retention')),
  staff_id uuid,
  at bigint NOT NULL,
  counts jsonb NOT NULL,
  sha256 text NOT NULL
);
CREATE INDEX erasure_player ON erasure (player_id);
