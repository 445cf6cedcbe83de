DROP INDEX documents_day;
CREATE INDEX documents_day ON documents (day, doc) WHERE newest = 1;
