package social.kith.node.feed.photo;

import java.util.List;
import social.kith.fuzz.Target;

/** The structure of photos, from which all limits are told before a pixel is decoded. */
public final class PhotoTargets {
  private PhotoTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<byte[]> files = HostilePhotoTest.files();
    byte[] exif = OrientationExif.chunk(Orientation.ofExif(6));
    return List.of(
        Target.of("JPEG", Target.UNLIMITED, files.subList(0, 2), PhotoPreparer::scan)
            .refusingBy(PhotoRejectedException.class),
        Target.of("PNG", Target.UNLIMITED, files.subList(2, 3), PhotoPreparer::scan)
            .refusingBy(PhotoRejectedException.class),
        Target.of(
                "PNG, checked",
                Target.UNLIMITED,
                files.subList(2, 3),
                in -> {
                  PngParts.correctChecksums(in);
                  return PhotoPreparer.scan(in);
                })
            .refusingBy(PhotoRejectedException.class),
        Target.of(
                "WebP",
                Target.UNLIMITED,
                List.of(
                    WebpParts.LOSSY,
                    WebpParts.LOSSY_ALPHA,
                    WebpParts.animation(WebpParts.LOSSLESS, 64, 48, 0, 0)),
                WebpScanner::scan)
            .refusingBy(PhotoRejectedException.class),
        Target.of(
            "EXIF", Target.UNLIMITED, List.of(exif), in -> ExifFacts.parse(in, 8, in.length)));
  }
}
