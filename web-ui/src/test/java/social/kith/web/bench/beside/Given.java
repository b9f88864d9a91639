package social.kith.web.bench.beside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.process.NodeProcess;

/** What both are given: photos as cameras make them, and small texts. */
final class Given {
  static final int TEXT_CHARS = 256;
  private static final int POLL_MS = 20;
  private static final int PICTURES = 10;
  private static final int WIDTH_PX = 3_600;
  private static final int HEIGHT_PX = 2_400;
  private static final float QUALITY = 0.95f;
  private static final int LONGEST_COMMENT = 50_000;

  private Given() {}

  /** Writes JPEGs of about 3 MB, no two of which share a block, as files of a new folder. */
  static List<Path> photos(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < Math.min(count, PICTURES); i++) {
      pictures.add(SamplePhotos.jpeg(SamplePhotos.Scene.LAKE, i, WIDTH_PX, HEIGHT_PX, QUALITY));
    }
    Random random = new Random(1);
    List<Path> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] photo = withComment(pictures.get(i % PICTURES), random);
      photos.add(Files.write(folder.resolve(i + ".jpg"), photo));
    }
    return photos;
  }

  /** The same picture, shifted in its file by a comment (ISO 10918-1, COM) of any length. */
  private static byte[] withComment(byte[] jpeg, Random random) {
    byte[] comment = new byte[1 + random.nextInt(LONGEST_COMMENT)];
    random.nextBytes(comment);
    int length = comment.length + 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + length);
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) (length >> 8), (byte) length});
    out.writeBytes(comment);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** Waits as long as it takes. */
  static void await(NodeProcess.Condition condition) throws Exception {
    while (!condition.holds()) {
      Thread.sleep(POLL_MS);
    }
  }

  /** A text of its number, filled up. */
  static String text(int number) {
    return ("%-" + TEXT_CHARS + "d").formatted(number).replace(' ', 'x');
  }

  /** The same files in another new folder. */
  static Path linked(Path folder, List<Path> files) throws IOException {
    Files.createDirectories(folder);
    for (Path file : files) {
      Files.createLink(folder.resolve(file.getFileName()), file);
    }
    return folder;
  }

  /** Writes texts as files of a new folder. */
  static Path textFiles(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      Files.writeString(folder.resolve(i + ".txt"), text(i));
    }
    return folder;
  }
}
