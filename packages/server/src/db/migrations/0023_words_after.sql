-- What is said is found by its words from a moment after its commit. Every message adds a row here, and whoever makes the words
-- takes the rows away that it has seen: a queue needs no key, and a row of a case that is gone means nothing.
ALTER TABLE case_words_due DROP CONSTRAINT case_words_due_pkey, DROP CONSTRAINT case_words_due_case_id_fkey;
-- The last message whose words stand here; 0: not known. A word that stands here already is not added again.
ALTER TABLE case_words ADD COLUMN up_to_seq bigint NOT NULL DEFAULT 0;
