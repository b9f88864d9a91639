package social.kith.storage;

/** What a row of the table blob stands for. */
enum BlobState {
  /** This node is writing it; its id is not known. */
  WRITING,
  /** To be fetched from a contact, or being fetched. */
  FETCHING,
  /** All here, and the hash is right. */
  COMPLETE,
  /** What a contact sent had the wrong hash too often. */
  FAILED
}
