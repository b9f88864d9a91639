package social.kith.web.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.DeliveryView;
import social.kith.node.PostDeliveriesView;

/** How far own posts have come. */
@Command(
    name = "deliveries",
    description = "Show how far your newest posts are, or one of them for each person.")
final class DeliveriesCommand extends DataCommand {
  @Parameters(
      paramLabel = "POST",
      arity = "0..1",
      description = "The post's id, or its start (see kith feed).")
  private Optional<String> post = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many posts, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  int run(ApiClient node) {
    return post.map(id -> showPost(node, id)).orElseGet(() -> showNewest(node));
  }

  private int showNewest(ApiClient node) {
    List<PostDeliveriesView> posts =
        node.list("/deliveries?limit=" + limit, PostDeliveriesView.class);
    if (json()) {
      return printJson(posts);
    }
    if (posts.isEmpty()) {
      print("You have shared nothing so far. Do it with: kith post --text TEXT --to NAME");
    }
    posts.forEach(
        it ->
            print(
                "%s  %s  %s",
                Posts.shortId(it.postId()),
                Terminal.time(it.createdAt()),
                Deliveries.summary(it.deliveries(), it.retractedAt().isPresent())));
    return Exit.OK;
  }

  private int showPost(ApiClient node, String id) {
    List<DeliveryView> deliveries =
        node.list("/posts/" + Posts.require(node, id).id() + "/deliveries", DeliveryView.class);
    if (json()) {
      return printJson(deliveries);
    }
    deliveries.forEach(delivery -> print("%s", Deliveries.line(delivery)));
    return Exit.OK;
  }
}
