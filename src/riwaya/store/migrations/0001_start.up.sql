-- What cannot be replaced: bytes as received, and the log of what was done.
CREATE TABLE captures (
  id         SERIAL PRIMARY KEY,
  doc        TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  media_type TEXT NOT NULL,
  how        TEXT NOT NULL,
  url        TEXT,
  obtained   TEXT,
  charset    TEXT,
  given      TEXT NOT NULL,
  content    BLOB NOT NULL,            -- zlib
  UNIQUE (doc, sha256, given)          -- the same page said to be the same is one capture
);

-- Each entry's hash covers the hash before it, so that none can be altered, dropped or moved unseen.
CREATE TABLE log (
  seq      INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  actor    TEXT NOT NULL,
  action   TEXT NOT NULL,
  subject  TEXT NOT NULL,
  body     TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash     TEXT NOT NULL
);

-- What can be dropped and rebuilt from the captures.
CREATE TABLE documents (
  capture   INTEGER PRIMARY KEY REFERENCES captures (id),
  doc       TEXT NOT NULL,
  title     TEXT,
  outlet    TEXT,
  published TEXT,
  body      BLOB NOT NULL              -- zlib of the JSON of a Document
);
CREATE INDEX documents_doc ON documents (doc);

CREATE TABLE failures (
  capture INTEGER PRIMARY KEY REFERENCES captures (id),
  doc     TEXT NOT NULL,
  what    TEXT NOT NULL,
  field   TEXT NOT NULL,
  remedy  TEXT NOT NULL
);

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

CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
