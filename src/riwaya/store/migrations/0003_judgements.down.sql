-- Judgements cannot be replaced: whoever goes down loses them, so make a backup first.
ALTER TABLE claims DROP COLUMN grade;
DROP TABLE searches;
DROP TABLE judgements;
