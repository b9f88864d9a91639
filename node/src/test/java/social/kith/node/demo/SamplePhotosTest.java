package social.kith.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.kith.node.demo.SamplePhotos.Scene;

class SamplePhotosTest {
  @ParameterizedTest
  @EnumSource
  void drawsTheSamePictureForTheSameSeed(Scene scene) {
    byte[] picture = SamplePhotos.jpeg(scene, 1, 300, 200, 0.9f);
    assertThat(SamplePhotos.jpeg(scene, 1, 300, 200, 0.9f)).isEqualTo(picture);
    assertThat(SamplePhotos.jpeg(scene, 2, 300, 200, 0.9f)).isNotEqualTo(picture);
  }

  @ParameterizedTest
  @EnumSource
  void drawsPicturesWithManyColours(Scene scene) {
    BufferedImage picture = SamplePhotos.draw(scene, 3, 300, 200);
    long colours =
        IntStream.range(0, 300 * 200)
            .map(i -> picture.getRGB(i % 300, i / 300) & 0xf0f0f0)
            .distinct()
            .count();
    assertThat(colours).isGreaterThan(40);
  }

  @ParameterizedTest
  @EnumSource
  void drawsAnySize(Scene scene) {
    assertThat(SamplePhotos.draw(scene, 3, 1, 1).getWidth()).isEqualTo(1);
    assertThat(SamplePhotos.draw(scene, 3, 1, 500).getHeight()).isEqualTo(500);
    assertThat(SamplePhotos.draw(scene, 3, 500, 1).getWidth()).isEqualTo(500);
  }

  @Test
  void weighsWhatPhotoWeighs() {
    byte[] picture = SamplePhotos.jpeg(Scene.LAKE, 1, 3000, 2000, 0.95f);
    assertThat(picture.length).isBetween(1_500_000, 3_000_000);
  }

  @Test
  void choosesSceneBySeed() throws Exception {
    byte[] picture = SamplePhotos.jpeg(-5, 80, 60);
    assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(80);
  }

  @Test
  void writesExifThatOthersCanRead() throws Exception {
    byte[] picture = new SampleExif(6, -33.8568, 151.2153).insertInto(SamplePhotos.jpeg(1, 80, 60));
    Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture));
    ExifIFD0Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    assertThat(main.getInt(ExifDirectoryBase.TAG_ORIENTATION)).isEqualTo(6);
    assertThat(main.getString(ExifDirectoryBase.TAG_MAKE)).isEqualTo("Kith Sample");
    assertThat(main.getString(ExifDirectoryBase.TAG_DATETIME)).isEqualTo("2024:06:01 05:12:33");
    GeoLocation place = metadata.getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation();
    assertThat(place.getLatitude()).isEqualTo(-33.8568);
    assertThat(place.getLongitude()).isEqualTo(151.2153);
  }
}
