package social.kith.web.api;

import java.util.List;
import social.kith.node.KithNode;

/** Everything under the API that concerns the node. */
public final class NodeRoutes implements Routes {
  private final List<Routes> groups;

  /** Routes to this node. */
  public NodeRoutes(KithNode node) {
    this.groups =
        List.of(
            new ProfileRoutes(node),
            new ContactRoutes(node),
            new PairingRoutes(node),
            new DraftPhotoRoutes(node),
            new QrRoutes(),
            new PostRoutes(node),
            new RecoveryRoutes(node),
            new DocumentRoutes());
  }

  @Override
  public void addTo(Router router) {
    groups.forEach(group -> group.addTo(router));
  }
}
