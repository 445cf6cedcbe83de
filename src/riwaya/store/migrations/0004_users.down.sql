DROP TABLE attempts;
DROP TABLE sessions;
DROP TABLE users;
