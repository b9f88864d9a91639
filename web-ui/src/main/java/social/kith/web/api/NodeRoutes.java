package social.kith.web.api;

import java.util.List;
import social.kith.node.NodeHost;

/** Everything under the API that concerns the node. */
public final class NodeRoutes implements Routes {
  private final NodeHost host;
  private final List<Routes> groups;

  /** Routes to the node of this host. */
  public NodeRoutes(NodeHost host) {
    this.host = host;
    this.groups =
        List.of(
            new ProfileRoutes(host),
            new ContactRoutes(host),
            new CircleRoutes(host),
            new DraftRoutes(host),
            new PairingRoutes(host),
            new DraftPhotoRoutes(host),
            new QrRoutes(),
            new PostRoutes(host),
            new ConversationRoutes(host),
            new MarkRoutes(host),
            new NoticeRoutes(host),
            new SearchRoutes(host),
            new LiveRoutes(host),
            new BrokerRoutes(host),
            new CameraRoutes(host),
            new StorageRoutes(host),
            new DoctorRoutes(host),
            new RecoveryRoutes(host),
            new ArchiveRoutes(host));
  }

  @Override
  public void addTo(Router router) {
    new DocumentRoutes().addTo(router);
    new LockRoutes(host).addTo(router);
    new RestoreRoutes(host).addTo(router);
    // Before anything else of a request is looked at.
    Router whileOpen = router.after(host::node);
    groups.forEach(group -> group.addTo(whileOpen));
  }
}
