-- What people said about posts, each as it is kept: passed on by the post's author (an item of kind
-- 7), or an own one that waits for that (an item of kind 4, 5 or 6).
CREATE TABLE remark (
  post BLOB NOT NULL, -- the id of the post
  id BLOB NOT NULL, -- of what its writer signed
  item INTEGER NOT NULL REFERENCES item (no) ON DELETE CASCADE, -- as what it is kept
  writer BLOB NOT NULL, -- their name as Pseudonyms gives it
  kind INTEGER NOT NULL, -- 4: a reply, 5: a reaction, 6: it was taken back, which the item says
  made_ms INTEGER NOT NULL, -- by its writer's clock
  times INTEGER NOT NULL DEFAULT 1, -- of a reaction: how many there were, with those before it
  PRIMARY KEY (post, id) -- whoever hosts one post has no say in what was said about another
) STRICT, WITHOUT ROWID;

CREATE INDEX remark_post ON remark (post, item);

CREATE INDEX remark_item ON remark (item);

PRAGMA user_version = 15;
