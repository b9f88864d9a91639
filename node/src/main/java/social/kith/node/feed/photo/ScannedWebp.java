package social.kith.node.feed.photo;

import java.util.Optional;

/**
 * What a walk over a WebP's chunks found, before anything is decoded.
 *
 * @param widthPx width of the whole picture as stored
 * @param heightPx height of the whole picture as stored
 * @param leftPx where in it the first picture of an animation lies
 * @param topPx likewise
 * @param lossy whether it was made as a JPEG is, and nothing of it can be seen through
 * @param animated whether there are more pictures
 * @param facts orientation and location
 * @param iccProfile the embedded colour profile, if it is one
 * @param still a WebP of the first picture and nothing else
 */
record ScannedWebp(
    int widthPx,
    int heightPx,
    int leftPx,
    int topPx,
    boolean lossy,
    boolean animated,
    ExifFacts facts,
    Optional<byte[]> iccProfile,
    ByteSlices still) {}
