package social.kith.node.feed.clip;

/**
 * A short video that a browser plays, found by a walk over its container; no picture was decoded.
 *
 * @param file what is shared: of the same size as what was uploaded, and the same array where
 *     metadata was kept; not to be changed
 * @param mediaType video/mp4 or video/webm
 * @param widthPx width as seen upright
 * @param heightPx height as seen upright
 * @param lengthMs how long it plays, 1 to {@link ClipScanner#MAX_LENGTH_MS}
 * @param locationRemoved whether a place was found in the upload and removed
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record ScannedClip(
    byte[] file,
    String mediaType,
    int widthPx,
    int heightPx,
    long lengthMs,
    boolean locationRemoved) {}
