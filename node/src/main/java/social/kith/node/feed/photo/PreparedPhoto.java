package social.kith.node.feed.photo;

import java.util.OptionalLong;

/**
 * A photo or clip as it is shared, in three sizes. The arrays are owned by the receiver and are not
 * to be changed; {@code original} is the uploaded array itself where metadata was kept.
 *
 * @param original of a JPEG or PNG the pixels as uploaded, bit for bit, metadata removed unless it
 *     was to be kept; of a clip likewise picture and sound; of others a JPEG or PNG
 * @param mediaType of the original: image/jpeg, image/png, video/mp4 or video/webm
 * @param widthPx width of the original as seen upright
 * @param heightPx height of the original as seen upright
 * @param lengthMs how long a clip plays; empty of a photo
 * @param display of a clip its poster; JPEG, upright, sRGB, long side at most 2,048 pixels, no
 *     metadata
 * @param displayWidthPx width of {@code display}
 * @param displayHeightPx height of {@code display}
 * @param preview JPEG, upright, sRGB, long side about 320 pixels, at most 8 KiB, no metadata
 * @param locationRemoved whether a location was found in the upload and removed
 * @param firstOfAnimation whether the upload has more pictures, which are left out
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record PreparedPhoto(
    byte[] original,
    String mediaType,
    int widthPx,
    int heightPx,
    OptionalLong lengthMs,
    byte[] display,
    int displayWidthPx,
    int displayHeightPx,
    byte[] preview,
    boolean locationRemoved,
    boolean firstOfAnimation) {}
