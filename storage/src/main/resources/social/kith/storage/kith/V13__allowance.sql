-- What a contact may bring, where the person chose something else than the default.
ALTER TABLE contact ADD COLUMN original_bytes INTEGER; -- the largest original that comes unasked

ALTER TABLE contact ADD COLUMN max_items INTEGER; -- how many of their items are kept

ALTER TABLE contact ADD COLUMN max_item_bytes INTEGER; -- of all of these together, as signed

ALTER TABLE contact ADD COLUMN max_photo_bytes INTEGER; -- of all their photos together

-- What they have brought so far.
ALTER TABLE contact ADD COLUMN held_items INTEGER NOT NULL DEFAULT 0;

ALTER TABLE contact ADD COLUMN held_item_bytes INTEGER NOT NULL DEFAULT 0;

UPDATE contact SET held_items = last_held_seq;

PRAGMA user_version = 13;
