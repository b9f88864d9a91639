-- Who people are is sealed. What stood in the clear is rewritten by PeopleSealing, which then drops
-- the table unsealed. A "name" is what Pseudonyms gives, in place of a contact id.
--   names: contact.id, contact.replaces, item_audience.contact, former_id.id, acceptance.inviter
--   sealed: contact.identity_key (bound to the name), item.author, invite.used_by,
--     invite.for_contact, acceptance.for_contact (bound to the inviter's name)

ALTER TABLE item_audience ADD COLUMN person BLOB; -- sealed id, bound to the name

ALTER TABLE former_id ADD COLUMN person BLOB; -- likewise

ALTER TABLE acceptance ADD COLUMN person BLOB; -- likewise, the inviter's

CREATE TABLE unsealed (one INTEGER) STRICT;

PRAGMA user_version = 7;
