-- When somebody called last and nobody answered: a person is told of it.
ALTER TABLE contact ADD COLUMN missed_call_ms INTEGER;

PRAGMA user_version = 26;
