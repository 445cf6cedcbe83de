-- Claims by the day they tell of.
CREATE INDEX claims_day ON claims (day, doc, id);
-- Counts of a period, whatever they are of.
CREATE INDEX tallies_day ON tallies (what, day, value, n);
