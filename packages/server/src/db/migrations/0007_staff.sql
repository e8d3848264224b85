-- One role on all games, or one on each of some.
ALTER TABLE staff
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN role text,
  ADD COLUMN disabled boolean NOT NULL DEFAULT false,
  -- Sealed with a key that is not in the database; the last step used, so that no code works twice.
  ADD COLUMN totp_secret bytea,
  ADD COLUMN totp_confirmed boolean NOT NULL DEFAULT false,
  ADD COLUMN totp_step bigint NOT NULL DEFAULT 0,
  ADD COLUMN recovery_sha256 bytea[] NOT NULL DEFAULT '{}';
-- Whoever worked on all games until now set this server up.
UPDATE staff SET role = 'owner' WHERE all_games;
ALTER TABLE staff DROP COLUMN all_games;
ALTER TABLE staff_game ADD COLUMN role text NOT NULL DEFAULT 'agent';
ALTER TABLE staff_game ALTER COLUMN role DROP DEFAULT;

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  token_sha256 bytea NOT NULL UNIQUE,
  email text NOT NULL CHECK (email = lower(email)),
  games jsonb NOT NULL,
  invited_by uuid NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX invitation_email ON invitation (email);

CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  token_sha256 bytea NOT NULL UNIQUE,
  name text NOT NULL,
  games jsonb NOT NULL,
  created_by uuid NOT NULL,
  created_at bigint NOT NULL,
  last_used_at bigint
);

-- Failed tries to sign in, counted over all nodes.
CREATE TABLE sign_in_try (
  key text PRIMARY KEY,
  count int NOT NULL,
  last_at bigint NOT NULL
);
CREATE INDEX sign_in_try_age ON sign_in_try (last_at);

-- Who did what. No foreign keys: it outlives whomever and whatever it names.
CREATE TABLE audit (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  what text NOT NULL,
  subject text NOT NULL,
  status int NOT NULL,
  request_id text NOT NULL
);
