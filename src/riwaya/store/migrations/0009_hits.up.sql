-- only sqlite
-- What a search needs of each page that holds its words, without the body that stands before it in the row.
CREATE INDEX documents_hit ON documents (capture, newest, day, doc, outlet);
