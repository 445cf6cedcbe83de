-- only sqlite
DROP INDEX documents_hit;
