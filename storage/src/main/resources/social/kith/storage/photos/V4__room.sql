-- When a blob that a contact sent was complete; NULL for one of an earlier version, and until then.
ALTER TABLE blob ADD COLUMN complete_ms INTEGER;

-- Originals of others: what may make room.
CREATE INDEX blob_fetched ON blob (size_bytes)
  WHERE state = 'COMPLETE' AND rank > 0 AND source IS NOT NULL;

PRAGMA user_version = 4;
