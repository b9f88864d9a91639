-- When a post ends by itself, where its author chose that.
ALTER TABLE item ADD COLUMN expires_ms INTEGER;

CREATE INDEX item_expiry ON item (expires_ms) WHERE expires_ms IS NOT NULL AND retracted_by IS NULL;

PRAGMA user_version = 20;
