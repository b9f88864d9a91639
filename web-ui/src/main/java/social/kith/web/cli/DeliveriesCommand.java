package social.kith.web.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.DeliveryView;
import social.kith.node.PostView;

/** How far a post has come. */
@Command(name = "deliveries", description = "Show how far a post is on its way to each person.")
final class DeliveriesCommand extends DataCommand {
  @Parameters(paramLabel = "POST", description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Override
  int run(ApiClient node) {
    PostView found = Posts.require(node, post);
    List<DeliveryView> deliveries =
        node.list("/posts/" + found.id() + "/deliveries", DeliveryView.class);
    if (json()) {
      return printJson(deliveries);
    }
    deliveries.forEach(delivery -> print("%s", line(delivery)));
    return Exit.OK;
  }

  private static String line(DeliveryView delivery) {
    String state =
        switch (delivery.state()) {
          case QUEUED -> "waits since " + Terminal.time(delivery.queuedAt());
          case SENT -> "sent, not yet confirmed";
          case STORED ->
              "on their disk"
                  + delivery.storedAt().map(at -> " since " + Terminal.time(at)).orElse("");
        };
    String photos =
        delivery.photosTotal() == 0
            ? ""
            : ", %d of %d images".formatted(delivery.photosStored(), delivery.photosTotal());
    String seen =
        delivery.online()
            ? ", online"
            : delivery
                .lastSeenAt()
                .map(at -> ", offline, last seen " + Terminal.time(at))
                .orElse(", offline");
    return "%-20s %s%s%s".formatted(Terminal.cleanLine(delivery.name()), state, photos, seen);
  }
}
