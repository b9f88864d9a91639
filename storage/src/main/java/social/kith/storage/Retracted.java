package social.kith.storage;

import java.util.List;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;

/**
 * What follows from a retraction that was written.
 *
 * @param contacts those for whom it was queued
 * @param blobs photos to which no item refers any more, to be deleted by {@link Store#eraseUnused}
 */
public record Retracted(Set<ContactId> contacts, List<BlobId> blobs) {}
