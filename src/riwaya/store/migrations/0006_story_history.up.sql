-- What became of stories when pages came or went. It depends on the order in which they came, so it is only ever added to.
CREATE TABLE story_history (
  entry INTEGER NOT NULL,              -- the log entry of the reconciliation that did it
  story TEXT NOT NULL,
  kind  TEXT NOT NULL,                 -- merged, split, renamed, ended
  now   TEXT NOT NULL,                 -- JSON list of the ids that its pages stand under
  PRIMARY KEY (story, entry)
) WITHOUT ROWID;
