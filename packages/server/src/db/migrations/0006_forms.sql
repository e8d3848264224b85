-- Forms as staff write them, in every language. A version never changes: a report is held to the one it was filled in by.
CREATE TABLE form_version (
  game_id text NOT NULL REFERENCES game,
  form_id text NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  definition jsonb NOT NULL,
  made_at bigint NOT NULL,
  staff_id uuid,
  -- When players were given it; null for what staff still work on. The newest of these is what they get.
  live_at bigint,
  PRIMARY KEY (game_id, form_id, version)
);

-- `answers`: {form, answers, checked}, as kept by packages/server/src/forms/take-answers.ts.
ALTER TABLE cases
  ADD COLUMN answers jsonb,
  ADD COLUMN solved text CHECK (solved IN ('asked', 'confirmed')),
  ADD COLUMN rating smallint CHECK (rating BETWEEN 1 AND 5);

-- What players say of a case's end: confirmed, reopened or rated. The id is the envelope's, so that none counts twice.
CREATE TABLE verdict (
  id uuid PRIMARY KEY,
  game_id text NOT NULL,
  case_id uuid NOT NULL REFERENCES cases,
  kind text NOT NULL CHECK (kind IN ('confirm', 'reopen', 'rate')),
  score smallint CHECK (score BETWEEN 1 AND 5),
  comment text,
  at bigint NOT NULL,
  -- Who had answered last.
  staff_id uuid
);
CREATE INDEX verdict_case ON verdict (case_id, at);
CREATE INDEX verdict_statistics ON verdict (game_id, kind, at);
