-- The most that is kept about the game around a player, whatever a client sends.
ALTER TABLE game ADD COLUMN collect text NOT NULL DEFAULT 'full' CHECK (collect IN ('none', 'basic', 'full'));
