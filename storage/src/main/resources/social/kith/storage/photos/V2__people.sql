-- blob.source is the contact's name as Pseudonyms gives it. Ids that stood there are rewritten by
-- PeopleSealing, which then drops this table.
CREATE TABLE unsealed (one INTEGER) STRICT;

PRAGMA user_version = 2;
