package social.kith.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import social.kith.web.api.QrText;

/** A picture that a command is given. */
final class PictureFile {
  private PictureFile() {}

  /** The text of the QR code in a picture, which the node reads. */
  static String readQr(ApiClient node, Path picture) {
    return node.upload("/qr-codes/read", requireReadable(picture), mediaType(picture), QrText.class)
        .text();
  }

  /** The same file, if it can be read and has something in it. */
  static Path requireReadable(Path picture) {
    try {
      if (Files.isRegularFile(picture) && Files.isReadable(picture) && Files.size(picture) > 0) {
        return picture;
      }
    } catch (IOException e) {
      // The same as unreadable.
    }
    throw CommandException.refused(
        "The file %s cannot be read. Check its name and whose it is.".formatted(picture));
  }

  /** As the name has it; the node looks at the content itself. */
  static String mediaType(Path picture) {
    String name = picture.toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "png", "webp", "gif" -> "image/" + ending;
      case "mp4", "webm" -> "video/" + ending;
      case "m4v", "mov", "avi", "mkv" -> "video/mp4";
      default -> "image/jpeg";
    };
  }
}
