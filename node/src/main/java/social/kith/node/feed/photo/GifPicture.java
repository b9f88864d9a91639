package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/**
 * The first picture of a GIF (GIF89a).
 *
 * @param image as large as the whole GIF; what it does not cover is transparent
 * @param animated whether there are more
 */
record GifPicture(BufferedImage image, boolean animated) {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final int HEADER_BYTES = 13;
  private static final int WIDTH_AT = 6;

  /**
   * Reads it.
   *
   * @throws PhotoRejectedException if it is above a limit
   * @throws IOException if it is damaged
   */
  static GifPicture read(byte[] file) throws IOException, PhotoRejectedException {
    if (file.length < HEADER_BYTES) {
      throw PhotoRejectedException.damaged();
    }
    int width = uint16(file, WIDTH_AT);
    int height = uint16(file, WIDTH_AT + 2);
    PhotoLimits.requireConvertible(width, height);
    ImageReader reader = JdkCodecs.reader(UploadFormat.GIF);
    try (ImageInputStream input = new ByteSlices().add(file).imageInput()) {
      reader.setInput(input, false, false);
      // From the header of the picture, before room for its pixels is made.
      PhotoLimits.requireConvertible(reader.getWidth(0), reader.getHeight(0));
      BufferedImage first = reader.read(0);
      int[] place = place(reader.getImageMetadata(0));
      return new GifPicture(
          Canvas.place(first, place[0], place[1], width, height), hasSecond(reader));
    } finally {
      reader.dispose();
    }
  }

  private static boolean hasSecond(ImageReader reader) throws IOException {
    try {
      return reader.getWidth(1) > 0;
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private static int[] place(IIOMetadata metadata) {
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode descriptor =
        (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
    return new int[] {
      Integer.parseInt(descriptor.getAttribute("imageLeftPosition")),
      Integer.parseInt(descriptor.getAttribute("imageTopPosition"))
    };
  }

  private static int uint16(byte[] file, int offset) {
    return Bytes.uint8(file, offset) | Bytes.uint8(file, offset + 1) << 8;
  }
}
