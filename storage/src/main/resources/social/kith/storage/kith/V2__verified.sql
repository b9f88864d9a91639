ALTER TABLE contact ADD COLUMN verified_ms INTEGER; -- when the safety numbers were compared

PRAGMA user_version = 2;
