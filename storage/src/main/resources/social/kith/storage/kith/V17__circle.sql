-- Named sets of contacts, to be chosen as an audience. Nothing of them leaves this node.
CREATE TABLE circle (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, -- random
  name BLOB NOT NULL -- sealed
) STRICT;

CREATE TABLE circle_member (
  circle INTEGER NOT NULL REFERENCES circle (no) ON DELETE CASCADE,
  contact INTEGER NOT NULL REFERENCES contact (no) ON DELETE CASCADE,
  PRIMARY KEY (circle, contact)
) STRICT, WITHOUT ROWID;

CREATE INDEX circle_member_contact ON circle_member (contact);

-- By which circles own posts were shared. With whom they were says item_audience.
CREATE TABLE item_circle (
  circle INTEGER NOT NULL REFERENCES circle (no) ON DELETE CASCADE,
  sort_ms INTEGER NOT NULL, -- of the post, as its id: a page of them is found in the feed's order
  post BLOB NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  PRIMARY KEY (circle, sort_ms, post)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_circle_post ON item_circle (post);

PRAGMA user_version = 17;
