-- The host name that the contact told, with the port of their link; sealed.
ALTER TABLE contact ADD COLUMN host_name BLOB;

PRAGMA user_version = 28;
