-- What people decided: only ever added; the log holds a digest of each. `active` unless somebody withdrew it. `means` is
-- what it is attached to now (`doc#claim`, an item, "" for nothing), `how` that was found.
CREATE TABLE judgements (
  id     TEXT PRIMARY KEY,
  entry  INTEGER NOT NULL,
  at     TEXT NOT NULL,
  actor  TEXT NOT NULL,
  action TEXT NOT NULL,
  kind   TEXT NOT NULL,
  doc    TEXT NOT NULL,
  name   TEXT NOT NULL,
  body   TEXT NOT NULL,
  active INTEGER NOT NULL,
  means  TEXT NOT NULL,
  how    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX judgements_entry ON judgements (entry);
CREATE INDEX judgements_doc ON judgements (doc, entry);
CREATE INDEX judgements_means ON judgements (means, entry);
CREATE INDEX judgements_kind ON judgements (kind, entry);
CREATE INDEX judgements_how ON judgements (how, entry);
CREATE INDEX judgements_actor ON judgements (actor, entry);

-- Queries that people keep.
CREATE TABLE searches (
  owner   TEXT NOT NULL,
  name    TEXT NOT NULL,
  query   TEXT NOT NULL,
  created TEXT NOT NULL,
  PRIMARY KEY (owner, name)
) WITHOUT ROWID;

ALTER TABLE claims ADD COLUMN grade TEXT NOT NULL DEFAULT '';
