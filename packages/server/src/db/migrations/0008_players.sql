-- A player may play on several devices: an install is a device's way in, and may be shut.
CREATE TABLE install (
  game_id text NOT NULL REFERENCES game,
  id uuid NOT NULL,
  -- Null: not known yet, see players/player-store.ts.
  secret_sha256 bytea,
  player_id uuid NOT NULL REFERENCES player ON DELETE CASCADE,
  revoked boolean NOT NULL DEFAULT false,
  created_at bigint NOT NULL,
  PRIMARY KEY (game_id, id)
);
CREATE INDEX install_player ON install (player_id);
INSERT INTO install (game_id, id, secret_sha256, player_id, created_at)
  SELECT game_id, install_id, install_secret_sha256, id, created_at FROM player;

ALTER TABLE player
  DROP COLUMN install_id,
  DROP COLUMN install_secret_sha256,
  -- Who this is to the studio, as its token says.
  ADD COLUMN studio_id text,
  -- Signed in as somebody who was known: what still comes in this one's name is that one's.
  ADD COLUMN merged_into uuid REFERENCES player ON DELETE CASCADE,
  -- Tokens made before hold no more.
  ADD COLUMN tokens_from bigint NOT NULL DEFAULT 0,
  -- Until then this player may appeal and nothing else.
  ADD COLUMN banned_until bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT player_studio_id UNIQUE (game_id, studio_id);

-- What a studio signs its players' tokens with; several at once while one takes over from another.
CREATE TABLE game_key (
  game_id text NOT NULL REFERENCES game,
  id text NOT NULL,
  algorithm text NOT NULL CHECK (algorithm IN ('HS256', 'ES256', 'EdDSA')),
  -- A shared secret is sealed with a key that is not in the database; of a pair only the public half is here.
  secret bytea,
  public_jwk jsonb,
  created_at bigint NOT NULL,
  PRIMARY KEY (game_id, id)
);
