-- What the person wants of a blob that is to be fetched. 0: what the rule for its contact says;
-- 1: they asked for it; -1: it was here and made room, so it comes again only when asked for.
ALTER TABLE blob ADD COLUMN wish INTEGER NOT NULL DEFAULT 0;

DROP INDEX blob_wanted;

-- With the size, so that those the rule leaves out are passed over without being read.
CREATE INDEX blob_wanted ON blob (source, wish DESC, rank, post DESC, position, size_bytes)
  WHERE state = 'FETCHING';

-- How much is here of each contact.
CREATE INDEX blob_from ON blob (source, size_bytes) WHERE state = 'COMPLETE';

PRAGMA user_version = 5;
