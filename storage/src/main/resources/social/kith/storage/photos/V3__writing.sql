-- What was being written when the last process ended is looked for at each start.
CREATE INDEX blob_writing ON blob (no) WHERE state = 'WRITING';

PRAGMA user_version = 3;
