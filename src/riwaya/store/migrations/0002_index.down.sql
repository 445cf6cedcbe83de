-- Back to the tables of version 1, empty: `riwaya rebuild` of that version fills them again.
DROP TABLE carriage;
DROP TABLE concerns;
DROP TABLE members;
ALTER TABLE collection RENAME TO collection_2;
DROP TABLE shadow;
-- only postgres
DROP FUNCTION instr(VARCHAR, VARCHAR);
DROP TABLE tallies;
DROP TABLE entities;
DROP TABLE forms;
DROP TABLE names;
DROP TABLE figures;
DROP TABLE parts;
DROP TABLE claims;

DROP INDEX failures_doc;
DROP INDEX documents_fresh;
DROP INDEX documents_outlet;
DROP INDEX documents_day;
DROP INDEX documents_newest;
ALTER TABLE documents DROP COLUMN fresh;
ALTER TABLE documents DROP COLUMN day;
ALTER TABLE documents DROP COLUMN newest;
DROP INDEX log_action;
DROP INDEX log_actor;
DROP INDEX log_subject;
ALTER TABLE captures DROP COLUMN added;

CREATE TABLE claims (
  capture  INTEGER NOT NULL REFERENCES documents (capture) ON DELETE CASCADE,
  id       TEXT NOT NULL,
  event    TEXT NOT NULL,
  stance   TEXT NOT NULL,
  modality TEXT NOT NULL,
  time     TEXT,
  "start"  INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  gloss    TEXT NOT NULL,
  gloss_ar TEXT NOT NULL,
  PRIMARY KEY (capture, id)
) WITHOUT ROWID;
CREATE INDEX claims_event ON claims (event, stance);

-- Who plays which part in which claim: speaker, agent, recipient, place.
CREATE TABLE parts (
  capture INTEGER NOT NULL REFERENCES documents (capture) ON DELETE CASCADE,
  claim   TEXT NOT NULL,
  role    TEXT NOT NULL,
  entity  TEXT NOT NULL,
  PRIMARY KEY (capture, claim, role, entity)
) WITHOUT ROWID;
CREATE INDEX parts_entity ON parts (entity, role);

-- The words by which a document names an entity, folded: how a query in Arabic finds an id.
CREATE TABLE names (
  form    TEXT NOT NULL,
  entity  TEXT NOT NULL,
  capture INTEGER NOT NULL REFERENCES documents (capture) ON DELETE CASCADE,
  PRIMARY KEY (form, entity, capture)
) WITHOUT ROWID;

-- Shadow columns: folded words as written, and stems without clitics. Offsets come from the article, not from here.
-- only sqlite
CREATE VIRTUAL TABLE shadow USING fts5 (title, body, stems, tokenize = "unicode61 remove_diacritics 0");
-- only postgres
CREATE TABLE shadow (capture INTEGER PRIMARY KEY, written TSVECTOR NOT NULL, stems TSVECTOR NOT NULL);

CREATE TABLE collection (
  kind TEXT NOT NULL,
  seq  INTEGER NOT NULL,
  id   TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, seq)
) WITHOUT ROWID;
INSERT INTO collection SELECT kind, seq, id, body FROM collection_2;
DROP TABLE collection_2;

DELETE FROM state WHERE key = 'indexed';
