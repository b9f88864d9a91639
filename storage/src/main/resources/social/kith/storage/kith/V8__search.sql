-- The words of items, so that they are found: see docs/adr/0007-search-in-sealed-segments.md. All
-- of it can be made again from the items.
CREATE TABLE search_segment (
  first INTEGER PRIMARY KEY, -- item.no, as is last: what the segment covers
  last INTEGER NOT NULL,
  words BLOB NOT NULL -- sealed, bound to first
) STRICT;

-- Items that are gone, or are not what they were, whose words may still stand in a segment.
CREATE TABLE search_gone (
  item INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER item_deleted AFTER DELETE ON item BEGIN
  INSERT OR IGNORE INTO search_gone (item) VALUES (old.no);
END;

CREATE TRIGGER item_rewritten AFTER UPDATE OF signed ON item BEGIN
  INSERT OR IGNORE INTO search_gone (item) VALUES (old.no);
END;

PRAGMA user_version = 8;
