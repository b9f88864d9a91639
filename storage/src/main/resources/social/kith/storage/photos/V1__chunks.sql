CREATE TABLE blobs (
  id INTEGER PRIMARY KEY,
  blob_id BLOB UNIQUE,                 -- NULL while its own node still writes it
  size INTEGER NOT NULL,               -- bytes of ciphertext
  chunks INTEGER NOT NULL DEFAULT 0,   -- stored, from the first on
  complete INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0, -- times that the whole had a wrong hash
  source BLOB,                         -- the contact it is expected from
  item BLOB,
  rank INTEGER NOT NULL DEFAULT 0,
  batch INTEGER NOT NULL DEFAULT 0     -- rises with each item that is expected
);
CREATE INDEX blobs_wanted ON blobs (source, rank, batch DESC, id) WHERE complete = 0;

CREATE TABLE chunks (
  id INTEGER PRIMARY KEY, -- blobs.id * 1048576 + number of the chunk
  data BLOB NOT NULL
);
