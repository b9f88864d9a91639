package social.kith.node;

import java.util.Optional;

/**
 * A photo or clip that was uploaded and prepared but is not part of a post yet.
 *
 * @param id 32 hexadecimal digits, to name it in a post
 * @param widthPx width as seen upright
 * @param heightPx height as seen upright
 * @param sizeBytes size of the original as it would be shared
 * @param mediaType image/jpeg, image/png, video/mp4 or video/webm
 * @param lengthMs how long a clip plays; empty of a photo
 * @param locationRemoved whether a location was found in it and removed
 * @param firstOfAnimation whether it is the first picture of an animation, whose others are left
 *     out
 */
public record DraftPhotoView(
    String id,
    int widthPx,
    int heightPx,
    long sizeBytes,
    String mediaType,
    Optional<Long> lengthMs,
    boolean locationRemoved,
    boolean firstOfAnimation) {}
