package social.kith.node.peer.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.MediaStream;

/** What a {@link PeerClient} tells, in the order in which it happened. */
public sealed interface ClientEvent {
  /** Somebody is connected who never was before; both sides have proven who they are. */
  record Connected(IdentityKey peer) implements ClientEvent {}

  /** Somebody is connected again: the same key, perhaps after a restart, at another address. */
  record Reconnected(IdentityKey peer) implements ClientEvent {}

  /** Somebody is not connected any more. */
  record Disconnected(IdentityKey peer) implements ClientEvent {}

  /**
   * A message. It is acknowledged when all listeners have returned, and not told again.
   *
   * @param sender who sent it, proven
   * @param number its number in the sender's messages to this client: those that follow have higher
   *     ones. A process that ends between a listener's return and the store's write hears the same
   *     message, with the same number, once more; who keeps numbers with what they made of messages
   *     can tell
   * @param data its bytes, owned by the listener; a text is in UTF-8
   * @param binary false for a text
   */
  record Message(IdentityKey sender, long number, byte[] data, boolean binary)
      implements ClientEvent {
    /** The bytes as a text. */
    public String text() {
      return new String(data, StandardCharsets.UTF_8);
    }

    /**
     * The value that {@link PeerClient#sendJson} sent.
     *
     * @throws ClientException {@link ClientException.Reason#MISFIT} if it is none of this class
     */
    public <T> T json(Class<T> as) throws ClientException {
      return Json.read(data, as);
    }
  }

  /** All messages to somebody up to this number were taken by the application over there. */
  record Delivered(IdentityKey peer, long number) implements ClientEvent {}

  /** Somebody calls. */
  record Called(Call call) implements ClientEvent {}

  /** Somebody sends a stream; one of a call as well. */
  record StreamAdded(IdentityKey peer, MediaStream stream) implements ClientEvent {}

  /** Somebody does not send a stream any more. */
  record StreamRemoved(IdentityKey peer, MediaStream stream) implements ClientEvent {}

  /**
   * Something went wrong. Where a connection ended by it that is told apart; one that was wanted is
   * tried again.
   *
   * @param peer whom it is about, as far as that is proven or was wanted
   */
  record Failed(Optional<IdentityKey> peer, ClientException reason) implements ClientEvent {}
}
