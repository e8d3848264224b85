-- Live conversations. The case says how it stands; a row of chat is the record of one conversation, and the line.
ALTER TABLE cases
  ADD COLUMN live text NOT NULL DEFAULT 'none' CHECK (live IN ('none', 'waiting', 'active', 'ended')),
  ADD COLUMN live_since bigint,
  -- The conversation that is live, or was last.
  ADD COLUMN chat_id uuid,
  ADD COLUMN agent_id uuid,
  ADD COLUMN agent_name text,
  ADD COLUMN staff_delivered_seq bigint NOT NULL DEFAULT 0,
  ADD COLUMN player_delivered_seq bigint NOT NULL DEFAULT 0;
CREATE INDEX cases_live ON cases (live, updated_at DESC, id DESC) WHERE live IN ('waiting', 'active');

-- The id is that of the envelope that began it: a repeat finds the row, also when its result is forgotten.
CREATE TABLE chat (
  id uuid PRIMARY KEY,
  game_id text NOT NULL REFERENCES game,
  case_id uuid NOT NULL REFERENCES cases,
  started_at bigint NOT NULL,
  accepted_at bigint,
  staff_id uuid,
  ended_at bigint,
  ended_by text CHECK (ended_by IN ('player', 'staff', 'gone')),
  -- When the player was last seen in it, by any node; coarse.
  player_seen_at bigint NOT NULL
);
-- The line of a game, in its order.
CREATE INDEX chat_line ON chat (game_id, started_at, id) WHERE accepted_at IS NULL AND ended_at IS NULL;
-- Who has been away from a conversation that still is one.
CREATE INDEX chat_seen ON chat (player_seen_at) WHERE ended_at IS NULL;
-- How fast the line has moved of late.
CREATE INDEX chat_accepted ON chat (game_id, accepted_at DESC) WHERE accepted_at IS NOT NULL;

-- Hours and the longest line, as JSON: see chat/settings.ts. Empty: always open.
ALTER TABLE game ADD COLUMN chat jsonb NOT NULL DEFAULT '{}';
