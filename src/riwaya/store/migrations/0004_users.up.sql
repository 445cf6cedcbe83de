-- Who may do what. Passwords are argon2id hashes, sessions are kept as hashes of what the browser holds.
CREATE TABLE users (
  name     TEXT PRIMARY KEY,
  role     TEXT NOT NULL,
  password TEXT NOT NULL,
  created  TEXT NOT NULL,
  active   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE sessions (
  token   TEXT PRIMARY KEY,
  name    TEXT NOT NULL REFERENCES users (name),
  created TEXT NOT NULL,
  seen    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_name ON sessions (name);

-- Failed attempts to sign in, by name and by address.
CREATE TABLE attempts (
  who TEXT NOT NULL,
  at  TEXT NOT NULL
);
CREATE INDEX attempts_who ON attempts (who, at);
