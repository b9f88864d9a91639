package social.kith.node.link;

import java.net.InetSocketAddress;
import java.util.List;

/** What a {@link Link} tells its owner. Called on the loop. */
public interface LinkHandler {
  /** These addresses are being tried; there may be none. */
  default void dialled(List<InetSocketAddress> addresses) {}

  /** Nobody answered at any of them. */
  default void unanswered() {}

  /** This side is reached elsewhere than before: {@link LinkEnvironment#ownAddresses}. */
  default void moved() {}

  /** The transport is up; now both sides prove who they are. */
  default void connecting() {}

  /** The other side is proven; messages can be sent until {@link #offline}. */
  void online();

  /** A message of the session. What is wrong with it goes to {@link Link#reject}. */
  void message(RecordKind kind, byte[] body);

  /** A frame of the bulk channel. */
  default void bulk(byte[] frame) {}

  /**
   * The transport is gone or could not be proven; the link waits and dials again by itself.
   *
   * @param loss what happened
   */
  void offline(LinkLoss loss);
}
