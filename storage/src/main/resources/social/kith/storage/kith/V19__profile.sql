-- What people say about themselves: of each author the newest item of kind 8 counts.
CREATE INDEX item_profile ON item (author_no, no) WHERE kind = 8;

PRAGMA user_version = 19;
