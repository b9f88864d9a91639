package social.kith.node.peer.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.CodeConnection;
import social.kith.node.peer.DataChannel;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.Registration;
import social.kith.node.peer.signaling.SignalingTransport;

/**
 * A person's client: one lasting identity, and any number of connections to other identities. On
 * each connection both sides prove that they hold the keys that they say, bound to the certificates
 * of that very connection, before anything else goes either way; so it does not matter who carries
 * signals and codes. Messages to somebody are kept until they were taken over there, and arrive
 * once and in order, over as many connections, and starts of both sides, as it takes.
 *
 * <p>Any thread; nothing waits. Listeners are called, and futures complete, on the executor given
 * at creation; those that fail do so with a {@link ClientException}. An identity is one client at a
 * time: a second one takes the place of the first.
 */
public final class PeerClient implements AutoCloseable {
  /** Largest message, in bytes. */
  public static final int MAX_MESSAGE_BYTES =
      DataChannel.MAX_MESSAGE_BYTES - Frame.MESSAGE_HEADER_BYTES;

  /** Most messages that wait for one person. */
  public static final int MAX_QUEUED_MESSAGES = 10_000;

  /** Most bytes that wait for one person, with 64 for each message. */
  public static final long MAX_QUEUED_BYTES = 64L * 1024 * 1024;

  /** Most calls with one person at once. */
  public static final int MAX_CALLS = 16;

  /** Longest metadata of a call, in bytes of JSON. */
  public static final int MAX_METADATA_BYTES = 16 * 1024;

  private final ClientLoop loop;
  private final ClientCore core;

  private PeerClient(ClientConfig config, Executor executor) {
    this.loop = new ClientLoop(executor);
    this.core = new ClientCore(config, loop);
  }

  /**
   * Makes a client without connections.
   *
   * @param executor runs listeners one after another, on a thread that is not the caller's
   */
  public static PeerClient create(ClientConfig config, Executor executor) {
    return new PeerClient(config, executor);
  }

  /** Who this is. */
  public IdentityKey identity() {
    return core.key();
  }

  /**
   * Hears all events of one kind; {@code ClientEvent.class} for all of them. Messages wait until
   * somebody listens for them.
   */
  public <E extends ClientEvent> Registration on(Class<E> kind, Consumer<? super E> listener) {
    Registration registration = core.events().on(kind, listener);
    loop.execute(() -> core.people().forEach(Person::deliverWaiting));
    return registration;
  }

  /**
   * Can be found on a transport, and finds others there, from now on; instead of on the one before.
   *
   * @param transport borrowed
   */
  public void join(SignalingTransport transport) {
    loop.execute(() -> core.signalling().join(transport));
  }

  /**
   * Connects to somebody over the transport, as soon as they are there, and again whenever the
   * connection is lost, until {@link #disconnect}.
   *
   * @return done when they are connected; fails if it is not wanted any more before
   * @throws IllegalArgumentException for this client's own identity
   */
  public CompletableFuture<Void> connect(IdentityKey peer) {
    if (peer.equals(identity())) {
      throw new IllegalArgumentException("a client does not connect to itself");
    }
    CompletableFuture<Void> result = new CompletableFuture<>();
    loop.execute(() -> core.person(peer).connect(result));
    return result;
  }

  /** Ends the connection to somebody. Messages go on waiting. */
  public void disconnect(IdentityKey peer) {
    loop.execute(() -> core.find(peer).ifPresent(Person::disconnect));
  }

  /**
   * Begins a connection by two texts; the other side's client takes the other role.
   *
   * @throws IllegalStateException if the factory is closed
   */
  public ClientCode byCode(CodeConnection.Role role) {
    CodeConnection code =
        CodeConnection.create(core.config().factory(), role, core.config().options().get(), loop);
    CompletableFuture<IdentityKey> peer = new CompletableFuture<>();
    loop.execute(() -> adopt(code, role, peer));
    return new ClientCode(code, peer);
  }

  private void adopt(
      CodeConnection code, CodeConnection.Role role, CompletableFuture<IdentityKey> peer) {
    Link link = core.adopt(code, role == CodeConnection.Role.OFFERER);
    var unused =
        core.whenConnected(link)
            .whenComplete(
                (who, error) -> {
                  if (error == null) {
                    peer.complete(who);
                  } else {
                    peer.completeExceptionally(error);
                  }
                });
  }

  /**
   * Sends bytes to somebody, connected or not.
   *
   * @param data at most {@link #MAX_MESSAGE_BYTES}; copied before this returns
   * @return the message's number, once the store keeps it; {@link ClientEvent.Delivered} tells when
   *     it was taken over there. Fails with {@link ClientException} and {@code TOO_LARGE}, {@code
   *     QUEUE_FULL}, {@code STORE} or {@code CLOSED}; then it is not sent
   */
  public CompletableFuture<Long> send(IdentityKey peer, byte[] data) {
    return send(peer, data.clone(), true);
  }

  /** Sends a text; as {@link #send(IdentityKey, byte[])}. */
  public CompletableFuture<Long> send(IdentityKey peer, String text) {
    return send(peer, text.getBytes(StandardCharsets.UTF_8), false);
  }

  /**
   * Sends a value as JSON, for {@link ClientEvent.Message#json}; as {@link #send(IdentityKey,
   * byte[])}.
   *
   * @throws IllegalArgumentException if Jackson cannot write it
   */
  public CompletableFuture<Long> sendJson(IdentityKey peer, Object value) {
    return send(peer, Json.write(value), false);
  }

  private CompletableFuture<Long> send(IdentityKey peer, byte[] owned, boolean binary) {
    if (owned.length > MAX_MESSAGE_BYTES) {
      return CompletableFuture.failedFuture(
          new ClientException(
              ClientException.Reason.TOO_LARGE,
              owned.length + " bytes are more than " + MAX_MESSAGE_BYTES));
    }
    CompletableFuture<Long> result = new CompletableFuture<>();
    loop.execute(() -> core.send(peer, owned, binary, result));
    return result;
  }

  /**
   * Sends bytes to all that are connected now; as {@link #send(IdentityKey, byte[])}.
   *
   * @return done when the message to each is kept; fails if one could not be
   */
  public CompletableFuture<Void> broadcast(byte[] data) {
    return broadcast(data.clone(), true);
  }

  /** Sends a text to all that are connected now; as {@link #broadcast(byte[])}. */
  public CompletableFuture<Void> broadcast(String text) {
    return broadcast(text.getBytes(StandardCharsets.UTF_8), false);
  }

  private CompletableFuture<Void> broadcast(byte[] owned, boolean binary) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          var all =
              core.people().stream()
                  .filter(Person::isOnline)
                  .map(person -> send(person.key(), owned, binary))
                  .toArray(CompletableFuture<?>[]::new);
          var unused =
              CompletableFuture.allOf(all)
                  .whenComplete(
                      (done, error) -> {
                        if (error == null) {
                          result.complete(null);
                        } else {
                          result.completeExceptionally(
                              ClientException.find(error).<Throwable>map(e -> e).orElse(error));
                        }
                      });
        });
    return result;
  }

  /**
   * Calls somebody who is connected; where they are not the call ends as {@code LOST}.
   *
   * @param stream sent once they answer
   * @param metadata what Jackson can write, at most {@link #MAX_METADATA_BYTES}
   * @throws IllegalArgumentException if the metadata cannot be written, or is too long
   */
  public Call call(IdentityKey peer, MediaStream stream, Object metadata) {
    return call(peer, Optional.of(stream), metadata);
  }

  /** Calls somebody without a stream of this side; as the other one. */
  public Call call(IdentityKey peer, Object metadata) {
    return call(peer, Optional.empty(), metadata);
  }

  private Call call(IdentityKey peer, Optional<MediaStream> stream, Object metadata) {
    byte[] json = Json.write(metadata);
    if (json.length > MAX_METADATA_BYTES) {
      throw new IllegalArgumentException("metadata of " + json.length + " bytes");
    }
    Call call = new Call(UUID.randomUUID(), peer, false, json, core);
    loop.execute(() -> core.person(peer).calls().ring(call, stream, json));
    return call;
  }

  /**
   * Sends somebody a stream, without a call, on the connection there is; it negotiates by itself.
   *
   * @return done when it is added; fails with {@code NO_CONNECTION} or {@code MEDIA}
   */
  public CompletableFuture<Void> addStream(IdentityKey peer, MediaStream stream) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            core.person(peer).calls().addStream(stream);
            result.complete(null);
          } catch (ClientException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** Sends somebody a stream no more. */
  public void removeStream(IdentityKey peer, MediaStream stream) {
    loop.execute(() -> core.find(peer).ifPresent(who -> who.calls().removeStream(stream)));
  }

  /** Calls back with each stream that somebody sends: those that are there, and those that come. */
  public Registration fetchStream(IdentityKey peer, Consumer<MediaStream> callback) {
    // Of its own, so that one that was added twice goes away once.
    Consumer<MediaStream> own = callback::accept;
    loop.execute(() -> core.person(peer).calls().fetch(own));
    return () -> loop.execute(() -> core.person(peer).calls().forget(own));
  }

  /** Ends all connections. What waits is in the store. */
  @Override
  public void close() {
    loop.execute(core::close);
  }
}
