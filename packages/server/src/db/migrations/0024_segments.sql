-- The words of a case begin with its segment, see search/segments.ts, so that a search reads the newest cases first and
-- stops when it has enough, however common a word is.
ALTER TABLE case_words ADD COLUMN number bigint;
DROP INDEX case_words_newest;
-- `at` is 0 from now on. Words from before, and those that a node of the version before writes during an upgrade, have
-- their time there: they are made anew in the background, the newest first.
CREATE INDEX case_words_old ON case_words (at DESC) WHERE at > 0;
-- What is written anew waits in a list that each look-up reads whole, and a search makes hundreds of them.
ALTER INDEX case_words_words SET (gin_pending_list_limit = 64);
SELECT gin_clean_pending_list('case_words_words');
