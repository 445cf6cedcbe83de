-- The shelf can be made again from the documents; `riwaya rebuild` of version 4 does without it.
DROP TABLE moved;
DROP TABLE postings;
DROP TABLE shelf;
DELETE FROM state WHERE key = 'shelf' OR key = 'shelved';
