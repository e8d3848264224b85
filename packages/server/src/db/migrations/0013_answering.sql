-- What staff say of a case among themselves. It is no message: it has no number in the conversation and stands in no feed.
CREATE TABLE case_note (
  id uuid PRIMARY KEY,
  game_id text NOT NULL,
  case_id uuid NOT NULL REFERENCES cases,
  at bigint NOT NULL,
  staff_id uuid NOT NULL,
  -- As they were called then.
  name text NOT NULL,
  text text NOT NULL
);
CREATE INDEX case_note_case ON case_note (case_id, at);

-- Who is named in a note, and whether they have looked.
CREATE TABLE mention (
  staff_id uuid NOT NULL,
  note_id uuid NOT NULL REFERENCES case_note ON DELETE CASCADE,
  case_id uuid NOT NULL REFERENCES cases,
  seen boolean NOT NULL DEFAULT false,
  PRIMARY KEY (staff_id, note_id)
);
CREATE INDEX mention_unseen ON mention (staff_id, note_id) WHERE NOT seen;
CREATE INDEX mention_case ON mention (case_id);
CREATE INDEX mention_note ON mention (note_id);

-- What somebody has written and not sent. `version` grows with each change: who has another one holds an older text.
CREATE TABLE draft (
  case_id uuid NOT NULL REFERENCES cases,
  staff_id uuid NOT NULL,
  mode text NOT NULL CHECK (mode IN ('reply', 'note')),
  text text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (case_id, staff_id, mode)
);

-- Replies that can still be taken back. Whichever node comes first when it is time sends each once.
CREATE TABLE held_reply (
  id uuid PRIMARY KEY,
  game_id text NOT NULL,
  case_id uuid NOT NULL REFERENCES cases,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  -- As `replyRequest` in protocol/src/staff/cases.ts.
  reply jsonb NOT NULL,
  held_at bigint NOT NULL,
  due_at bigint NOT NULL
);
CREATE INDEX held_reply_due ON held_reply (due_at);
CREATE INDEX held_reply_case ON held_reply (case_id);

-- Ready texts, each in several languages under one name, and what is done to the case with them. No game: for all.
CREATE TABLE canned_reply (
  id uuid PRIMARY KEY,
  game_id text REFERENCES game ON DELETE CASCADE,
  name text NOT NULL,
  -- None: for every topic.
  topics text[] NOT NULL,
  -- By language.
  texts jsonb NOT NULL,
  -- As `editRequest` in protocol/src/staff/edits.ts.
  actions jsonb NOT NULL,
  version int NOT NULL,
  changed_at bigint NOT NULL,
  staff_id uuid NOT NULL
);
CREATE INDEX canned_reply_game ON canned_reply (game_id);

-- Null: plain text.
ALTER TABLE message ADD COLUMN format text CHECK (format = 'markdown');
