-- Claims by the day they tell of.
CREATE INDEX claims_day ON claims (day, doc, id);
