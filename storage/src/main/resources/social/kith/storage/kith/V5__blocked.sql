ALTER TABLE contact ADD COLUMN blocked_ms INTEGER; -- when the person blocked them

PRAGMA user_version = 5;
