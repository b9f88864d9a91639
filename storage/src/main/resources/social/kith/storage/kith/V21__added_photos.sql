-- Photos that edits add to a post belong to the post. So does the room that they take in it: two
-- images a photo.
ALTER TABLE item ADD COLUMN images INTEGER NOT NULL DEFAULT 0;

UPDATE item SET images = (SELECT count(*) FROM item_blob WHERE item = item.no) WHERE has_photos = 1;

ALTER TABLE item_blob ADD COLUMN edit INTEGER; -- item.no of the edit that added it

CREATE INDEX item_blob_edit ON item_blob (edit) WHERE edit IS NOT NULL;

-- Earlier versions kept edits without reading the photos in them. This is dropped once it is done.
CREATE TABLE unread_edit (one INTEGER) STRICT;

PRAGMA user_version = 21;
