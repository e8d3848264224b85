-- Why somebody did what asks for a reason, as they said it.
ALTER TABLE audit ADD COLUMN reason text;
