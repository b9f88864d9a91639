-- The post that a retraction (kind 2) or an edit (kind 3) is about: its id.
ALTER TABLE item ADD COLUMN about BLOB;

CREATE INDEX item_about ON item (about) WHERE about IS NOT NULL;

-- The own retraction of an own item: nothing is left of that but whose disks it went to, and in its
-- places in the sequences the retraction is sent.
ALTER TABLE item ADD COLUMN retracted_by INTEGER REFERENCES item (no);

DROP INDEX item_feed;

CREATE INDEX item_feed ON item (sort_ms, id) WHERE kind < 2;

ALTER TABLE delivery ADD COLUMN seen_ms INTEGER; -- when they saw it, by their word

ALTER TABLE delivery ADD COLUMN is_change INTEGER NOT NULL DEFAULT 0; -- 1: the item has "about"

ALTER TABLE delivery ADD COLUMN done_ms INTEGER; -- of a change: when they said it is carried out

CREATE INDEX delivery_undone ON delivery (contact, seq) WHERE is_change = 1 AND done_ms IS NULL;

-- Photos of items that were taken back, to be deleted from photos.db: not before that counts as done.
CREATE TABLE unused_blob (
  blob BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 10;
