CREATE TABLE thing (
  name TEXT PRIMARY KEY,
  parent TEXT REFERENCES thing (name)
) STRICT;

PRAGMA user_version = 1;
