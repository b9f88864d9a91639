package social.kith.node.feed.photo;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/** The readers and writers of the JDK itself, whatever others the class path brings. */
final class JdkCodecs {
  private static final ImageReaderSpi JPEG_READER = own(ImageReaderSpi.class, "image/jpeg");
  private static final ImageReaderSpi PNG_READER = own(ImageReaderSpi.class, "image/png");
  private static final ImageReaderSpi GIF_READER = own(ImageReaderSpi.class, "image/gif");
  private static final ImageWriterSpi PNG_WRITER = own(ImageWriterSpi.class, "image/png");
  private static final ImageWriterSpi JPEG_WRITER = own(ImageWriterSpi.class, "image/jpeg");

  private JdkCodecs() {}

  /** A new reader; the caller disposes of it. */
  static ImageReader reader(UploadFormat format) throws IOException {
    return switch (format) {
      case PNG -> PNG_READER.createReaderInstance();
      case GIF -> GIF_READER.createReaderInstance();
      default -> JPEG_READER.createReaderInstance();
    };
  }

  /** A new writer; the caller disposes of it. */
  static ImageWriter jpegWriter() throws IOException {
    return JPEG_WRITER.createWriterInstance();
  }

  /** A new writer; the caller disposes of it. */
  static ImageWriter pngWriter() throws IOException {
    return PNG_WRITER.createWriterInstance();
  }

  private static <T extends ImageReaderWriterSpi> T own(Class<T> kind, String mediaType) {
    Iterator<T> providers = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
    while (providers.hasNext()) {
      T provider = providers.next();
      boolean ofJdk = provider.getClass().getModule() == ImageIO.class.getModule();
      if (ofJdk && List.of(provider.getMIMETypes()).contains(mediaType)) {
        return provider;
      }
    }
    throw new IllegalStateException("this Java has no codec for " + mediaType);
  }
}
