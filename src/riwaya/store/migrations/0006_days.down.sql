DROP INDEX claims_day;
