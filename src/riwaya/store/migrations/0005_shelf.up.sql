-- What reconciliation looks up (`riwaya.shelf`): tables by key, and postings in the order of their rank, then their item.
CREATE TABLE shelf (
  name  TEXT NOT NULL,
  key   TEXT NOT NULL,
  value BLOB NOT NULL,                 -- MessagePack
  PRIMARY KEY (name, key)
) WITHOUT ROWID;

CREATE TABLE postings (
  name TEXT NOT NULL,
  key  TEXT NOT NULL,
  rank REAL NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (name, key, rank, item)
) WITHOUT ROWID;

-- Pages that came, went or changed since the shelf was brought up to date, and the state of the documents after that.
CREATE TABLE moved (
  doc   TEXT PRIMARY KEY,
  state INTEGER NOT NULL
) WITHOUT ROWID;
