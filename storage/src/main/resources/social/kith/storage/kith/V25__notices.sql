-- What a person is told of and that is not stored otherwise: that somebody used an own invite, at
-- paired_ms, and when somebody whose invite this person used confirmed them.
ALTER TABLE contact ADD COLUMN used_invite INTEGER NOT NULL DEFAULT 0;

ALTER TABLE contact ADD COLUMN confirmed_ms INTEGER;

-- What others said about posts, in the order in which it came.
CREATE INDEX item_said ON item (received_ms, no) WHERE kind = 7;

PRAGMA user_version = 25;
