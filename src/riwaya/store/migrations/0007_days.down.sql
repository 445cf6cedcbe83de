DROP INDEX claims_day;
DROP INDEX tallies_day;
