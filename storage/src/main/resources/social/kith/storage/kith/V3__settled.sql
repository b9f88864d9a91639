-- The last number given for the contact before this database was new or put back from a backup.
-- What has a higher one waits for their next Have, which says where the numbers go on. NULL once
-- they have said it.
ALTER TABLE contact ADD COLUMN settled_seq INTEGER;

PRAGMA user_version = 3;
