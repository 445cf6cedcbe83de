-- Pages in the order in which lists show them: newest first, then by name.
DROP INDEX documents_day;
CREATE INDEX documents_day ON documents (day DESC, doc) WHERE newest = 1;
