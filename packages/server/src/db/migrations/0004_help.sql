-- What staff write for a game's players: one row a piece and language. A piece is a section, an article, a menu, an
-- announcement, a form or the opening hours, as `protocol/src/staff/help.ts` has it.
CREATE TABLE help_piece (
  game_id text NOT NULL REFERENCES game ON DELETE CASCADE,
  language text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('section', 'article', 'menu', 'announcement', 'form', 'hours')),
  id text NOT NULL,
  draft jsonb NOT NULL,
  -- Rises with each change: who saves over a draft that was not read is told so.
  version int NOT NULL DEFAULT 1,
  updated_at bigint NOT NULL,
  updated_by uuid,
  -- What players have of it, and which version that was; null: nothing.
  live jsonb,
  live_version int,
  PRIMARY KEY (game_id, language, kind, id)
);

-- What players read: immutable, under its own hash. Kept for ever, since a client may hold an old manifest.
CREATE TABLE help_snapshot (
  sha256 text PRIMARY KEY,
  body text NOT NULL,
  made_at bigint NOT NULL
);

-- What each game's players should read now, and each time before.
CREATE TABLE help_publication (
  game_id text NOT NULL REFERENCES game ON DELETE CASCADE,
  sequence bigint NOT NULL,
  -- Language to hash.
  snapshots jsonb NOT NULL,
  published_at bigint NOT NULL,
  published_by uuid,
  PRIMARY KEY (game_id, sequence)
);

-- Pictures of articles, which anybody may see: a file that players attached is never among them by accident.
CREATE TABLE help_picture (
  sha256 text NOT NULL,
  game_id text NOT NULL REFERENCES game ON DELETE CASCADE,
  format text NOT NULL,
  width int NOT NULL,
  height int NOT NULL,
  PRIMARY KEY (sha256, game_id)
);

-- The last vote of a player for an article.
CREATE TABLE article_vote (
  game_id text NOT NULL REFERENCES game ON DELETE CASCADE,
  article_id text NOT NULL,
  player_id uuid NOT NULL REFERENCES player ON DELETE CASCADE,
  language text NOT NULL,
  helpful boolean NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (game_id, article_id, player_id)
);

-- Reports that were not sent because an article helped.
CREATE TABLE article_solved (
  player_id uuid NOT NULL REFERENCES player ON DELETE CASCADE,
  envelope_id uuid NOT NULL,
  game_id text NOT NULL REFERENCES game ON DELETE CASCADE,
  article_id text NOT NULL,
  language text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (player_id, envelope_id)
);
CREATE INDEX article_solved_of_game ON article_solved (game_id, article_id);
