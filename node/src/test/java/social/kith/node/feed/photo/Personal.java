package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.file.FileTypeDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jpeg.HuffmanTablesDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngChromaticitiesDirectory;
import com.drew.metadata.png.PngDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Asks metadata-extractor, which Kith itself does not use, what a picture gives away. */
final class Personal {
  private static final Set<Class<? extends Directory>> HARMLESS =
      Set.of(
          FileTypeDirectory.class,
          JpegDirectory.class,
          JfifDirectory.class,
          HuffmanTablesDirectory.class,
          AdobeJpegDirectory.class,
          IccDirectory.class,
          PngChromaticitiesDirectory.class);

  private static final Set<Integer> HARMLESS_PNG_TAGS =
      Set.of(
          PngDirectory.TAG_IMAGE_WIDTH,
          PngDirectory.TAG_IMAGE_HEIGHT,
          PngDirectory.TAG_BITS_PER_SAMPLE,
          PngDirectory.TAG_COLOR_TYPE,
          PngDirectory.TAG_COMPRESSION_TYPE,
          PngDirectory.TAG_FILTER_METHOD,
          PngDirectory.TAG_INTERLACE_METHOD,
          PngDirectory.TAG_PALETTE_SIZE,
          PngDirectory.TAG_PALETTE_HAS_TRANSPARENCY,
          PngDirectory.TAG_SRGB_RENDERING_INTENT,
          PngDirectory.TAG_GAMMA,
          PngDirectory.TAG_ICC_PROFILE_NAME,
          PngDirectory.TAG_PIXELS_PER_UNIT_X,
          PngDirectory.TAG_PIXELS_PER_UNIT_Y,
          PngDirectory.TAG_UNIT_SPECIFIER,
          PngDirectory.TAG_SIGNIFICANT_BITS);

  private Personal() {}

  static Metadata read(byte[] file) {
    try {
      return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
    } catch (ImageProcessingException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No place, camera, date, thumbnail, comment or text: only what the pixels need. */
  static void assertNothingIn(byte[] file) {
    for (Directory directory : read(file).getDirectories()) {
      if (directory instanceof ExifIFD0Directory) {
        assertThat(directory.getTags())
            .extracting(Tag::getTagType)
            .containsExactly(ExifDirectoryBase.TAG_ORIENTATION);
      } else if (directory instanceof PngDirectory) {
        assertThat(directory.getTags()).extracting(Tag::getTagType).isSubsetOf(HARMLESS_PNG_TAGS);
      } else {
        assertThat(HARMLESS).contains(directory.getClass());
      }
      if (directory instanceof JfifDirectory) {
        assertThat(directory.getInteger(JfifDirectory.TAG_THUMB_WIDTH)).isZero();
      }
    }
  }

  static int orientation(byte[] file) {
    ExifIFD0Directory main = read(file).getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer value = main == null ? null : main.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return value == null ? 1 : value;
  }
}
