package social.kith.node.feed.photo;

import java.util.Optional;

/**
 * What a walk over a JPEG's segments or a PNG's chunks found, before anything is decoded.
 *
 * @param format JPEG or PNG
 * @param widthPx width as stored
 * @param heightPx height as stored
 * @param channels colour channels: 1 grey, 3 RGB, 4 CMYK (JPEG); 1 to 4 with alpha (PNG)
 * @param decodedBytesPerPixel what one pixel takes in memory while it is decoded
 * @param inkCoding what the channels mean if they are four and the format is JPEG
 * @param whole whether the file ends as it should
 * @param facts orientation and location
 * @param iccProfile the embedded colour profile, if it is one
 * @param shared the file without metadata
 * @param pixels only what the decoder needs: {@code shared} without colour profile and orientation
 */
record ScannedPhoto(
    UploadFormat format,
    int widthPx,
    int heightPx,
    int channels,
    int decodedBytesPerPixel,
    InkCoding inkCoding,
    boolean whole,
    ExifFacts facts,
    Optional<byte[]> iccProfile,
    ByteSlices shared,
    ByteSlices pixels) {

  String mediaType() {
    return format == UploadFormat.PNG ? "image/png" : "image/jpeg";
  }

  int uprightWidthPx() {
    return facts.orientation().swapsSides() ? heightPx : widthPx;
  }

  int uprightHeightPx() {
    return facts.orientation().swapsSides() ? widthPx : heightPx;
  }
}
