-- What can be asked page by page. Only what can be made again is dropped here; `Store` fills the new tables.
DROP TABLE names;
DROP TABLE parts;
DROP TABLE claims;
DROP TABLE shadow;
ALTER TABLE collection RENAME TO collection_1;

ALTER TABLE captures ADD COLUMN added TEXT;
CREATE INDEX log_subject ON log (subject, seq);
CREATE INDEX log_actor ON log (actor, seq);
CREATE INDEX log_action ON log (action, seq);
UPDATE captures SET added = (SELECT min(at) FROM log WHERE log.subject = captures.doc AND log.action = 'capture');

-- `newest` of the versions of a page is the one that counts; `day` is that of publication, '' where unknown; `fresh`
-- since it was last reconciled.
ALTER TABLE documents ADD COLUMN newest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN fresh INTEGER NOT NULL DEFAULT 1;
CREATE INDEX documents_newest ON documents (doc) WHERE newest = 1;
CREATE INDEX documents_day ON documents (day, doc) WHERE newest = 1;
CREATE INDEX documents_outlet ON documents (outlet, day, doc) WHERE newest = 1;
CREATE INDEX documents_fresh ON documents (doc) WHERE fresh = 1;
CREATE INDEX failures_doc ON failures (doc);

-- Claims of the newest versions, as judged. `day` is the first day of what is told, else that of publication.
CREATE TABLE claims (
  doc      TEXT NOT NULL,
  id       TEXT NOT NULL,
  capture  INTEGER NOT NULL REFERENCES documents (capture) ON DELETE CASCADE,
  number   INTEGER NOT NULL,
  event    TEXT NOT NULL,
  stance   TEXT NOT NULL,
  modality TEXT NOT NULL,
  outlet   TEXT NOT NULL,
  day      TEXT NOT NULL,
  doubts   INTEGER NOT NULL,             -- how many things of it are uncertain
  disputed INTEGER NOT NULL DEFAULT 0,   -- disputes it stands in
  copied   INTEGER NOT NULL DEFAULT 0,   -- pages that copy its page
  status   TEXT NOT NULL DEFAULT '',     -- what people decided: '', accepted, rejected, corrected
  priority INTEGER NOT NULL,             -- where it stands in the queue for review
  body     BLOB NOT NULL,                -- zlib of the JSON of a Stated
  PRIMARY KEY (doc, id)
) WITHOUT ROWID;
CREATE INDEX claims_capture ON claims (capture);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_event ON claims (event, day, doc, id);
CREATE INDEX claims_stance ON claims (stance, day, doc, id);
CREATE INDEX claims_modality ON claims (modality, day, doc, id);
CREATE INDEX claims_status ON claims (status, priority, doc, id);

-- Who plays which part in which claim: origin (the first link), speaker (any link), agent, recipient, place. A
-- spokesman stands here as himself and as the body he speaks for.
CREATE TABLE parts (
  doc    TEXT NOT NULL,
  claim  TEXT NOT NULL,
  role   TEXT NOT NULL,
  entity TEXT NOT NULL,
  day    TEXT NOT NULL,
  PRIMARY KEY (doc, claim, role, entity)
) WITHOUT ROWID;
CREATE INDEX parts_entity ON parts (entity, role, day, doc, claim);
CREATE INDEX parts_day ON parts (entity, day, doc, claim);

CREATE TABLE figures (
  doc      TEXT NOT NULL,
  claim    TEXT NOT NULL,
  number   INTEGER NOT NULL,
  category TEXT NOT NULL,
  low      REAL NOT NULL,
  high     REAL NOT NULL,
  PRIMARY KEY (doc, claim, number)
) WITHOUT ROWID;
CREATE INDEX figures_range ON figures (category, low, high);

-- The words by which documents name entities, folded, and in how many documents: how a query in Arabic finds an id.
CREATE TABLE names (
  doc    TEXT NOT NULL,
  form   TEXT NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (doc, form, entity)
) WITHOUT ROWID;
CREATE TABLE forms (
  form   TEXT NOT NULL,
  entity TEXT NOT NULL,
  docs   INTEGER NOT NULL,
  PRIMARY KEY (form, entity)
) WITHOUT ROWID;
CREATE INDEX forms_entity ON forms (entity, docs);

-- Every entity that a claim or a mention names, or named once.
CREATE TABLE entities (entity TEXT PRIMARY KEY) WITHOUT ROWID;

-- Counts by day: pages ('page', outlet), claims by 'event', 'place', 'actor' and 'speaker'.
CREATE TABLE tallies (
  what  TEXT NOT NULL,
  value TEXT NOT NULL,
  day   TEXT NOT NULL,
  n     INTEGER NOT NULL,
  PRIMARY KEY (what, value, day)
) WITHOUT ROWID;

-- only postgres
CREATE FUNCTION instr(VARCHAR, VARCHAR) RETURNS INTEGER LANGUAGE sql IMMUTABLE AS 'SELECT CAST(strpos($1, $2) AS INTEGER)';

-- Shadow columns: folded words as written, and stems without clitics. Offsets come from the article, not from here.
-- only sqlite
CREATE VIRTUAL TABLE shadow USING fts5 (title, body, stems, tokenize = "unicode61 remove_diacritics 0");
-- only postgres
CREATE TABLE shadow (capture INTEGER PRIMARY KEY, written TSVECTOR NOT NULL, stems TSVECTOR NOT NULL);
-- only postgres
CREATE INDEX shadow_written ON shadow USING gin (written);
-- only postgres
CREATE INDEX shadow_stems ON shadow USING gin (stems);

-- What holds across documents, one row an item. `seq` is its place in the collection, `since` the log entry that
-- brought it, `body` the item itself, `listed` what lists show of it.
CREATE TABLE collection (
  kind  TEXT NOT NULL,
  id    TEXT NOT NULL,
  seq   INTEGER NOT NULL,
  since INTEGER NOT NULL,
  day   TEXT NOT NULL,
  size  INTEGER NOT NULL,
  status TEXT NOT NULL,
  body  TEXT NOT NULL,
  listed TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX collection_seq ON collection (kind, seq);
CREATE INDEX collection_day ON collection (kind, day, id);
CREATE INDEX collection_size ON collection (kind, size, id);
CREATE INDEX collection_status ON collection (kind, status, day, id);
CREATE INDEX collection_since ON collection (kind, since, id);
INSERT INTO collection SELECT kind, 'old:' || seq, seq, 0, '', 0, '', body, '' FROM collection_1;
DROP TABLE collection_1;

-- Which documents and claims an item holds (claim '' where it holds whole documents).
CREATE TABLE members (
  kind  TEXT NOT NULL,
  id    TEXT NOT NULL,
  doc   TEXT NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (kind, id, doc, claim)
) WITHOUT ROWID;
CREATE INDEX members_doc ON members (doc, kind, id);

-- Which entities an item is about, newest first.
CREATE TABLE concerns (
  kind   TEXT NOT NULL,
  entity TEXT NOT NULL,
  day    TEXT NOT NULL,
  id     TEXT NOT NULL,
  PRIMARY KEY (kind, entity, day, id)
) WITHOUT ROWID;
CREATE INDEX concerns_id ON concerns (kind, id);

-- How a document carries its story: first or after others, and the page it copies.
CREATE TABLE carriage (
  doc           TEXT PRIMARY KEY,
  outlet        TEXT NOT NULL,
  day           TEXT NOT NULL,
  story         TEXT NOT NULL,
  alone         INTEGER NOT NULL,
  first         INTEGER NOT NULL,
  source        TEXT NOT NULL,
  source_outlet TEXT NOT NULL,
  how           TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX carriage_outlet ON carriage (outlet, source_outlet, first);
CREATE INDEX carriage_source ON carriage (source_outlet, outlet);
CREATE INDEX carriage_page ON carriage (source, doc);
