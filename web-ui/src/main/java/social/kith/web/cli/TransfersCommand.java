package social.kith.web.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import social.kith.node.PhotoSize;
import social.kith.node.TransferView;

/** Photos on their way. */
@Command(
    name = "transfers",
    description = "Show the photos on their way to and from your contacts, to the byte.")
final class TransfersCommand extends DataCommand {
  private static final int SHOWN_ID_DIGITS = 12;

  @Override
  int run(ApiClient node) {
    List<TransferView> transfers = node.list("/transfers", TransferView.class);
    if (json()) {
      return printJson(transfers);
    }
    if (transfers.isEmpty()) {
      print("No photo is on its way.");
    }
    transfers.forEach(transfer -> print("%s", line(transfer)));
    return Exit.OK;
  }

  private static String line(TransferView transfer) {
    boolean sending = transfer.direction() == TransferView.Direction.SENDING;
    String state =
        switch (transfer.state()) {
          case RUNNING ->
              String.format(
                  Locale.ROOT, "%,d %s, ", transfer.movedBytes(), sending ? "sent" : "arrived");
          case QUEUED -> "waits for its turn, ";
          case OFFLINE -> "waits for them to be online, ";
        };
    return "%s %-20s %s of %s %d of %s: %s%s"
        .formatted(
            sending ? "to  " : "from",
            Terminal.cleanLine(transfer.contactName()),
            transfer.size() == PhotoSize.ORIGINAL ? "original" : "display size",
            transfer.clip() ? "clip" : "photo",
            transfer.index() + 1,
            transfer.postId().substring(0, SHOWN_ID_DIGITS),
            state,
            String.format(
                Locale.ROOT,
                "%,d of %,d bytes on %s disk",
                transfer.storedBytes(),
                transfer.sizeBytes(),
                sending ? "their" : "your"));
  }
}
