package social.kith.node.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.internal.ChannelEvents;
import social.kith.node.peer.internal.ChannelSpec;
import social.kith.node.peer.internal.ConnectionEvents;
import social.kith.node.peer.internal.ConnectionSpec;
import social.kith.node.peer.internal.NativeCallException;
import social.kith.node.peer.internal.NativeCallException.Kind;
import social.kith.node.peer.internal.NativeChannel;
import social.kith.node.peer.internal.NativeConnection;
import social.kith.node.peer.internal.NativeDescription;
import social.kith.node.peer.internal.NativeFactories;
import social.kith.node.peer.internal.NativeSender;
import social.kith.node.peer.internal.NativeSource;
import social.kith.node.peer.internal.NativeTasks;
import social.kith.node.peer.internal.TransportInfo;

/** The half of a connection that lives on the native thread; every method is called there. */
final class NativeSide {
  private record Waiting(IceCandidate candidate, CompletableFuture<Boolean> added) {}

  private static final Logger LOG = LoggerFactory.getLogger(NativeSide.class);

  private final NativeTasks thread;
  private final Deque<Waiting> early = new ArrayDeque<>();
  private @Nullable NativeConnection connection;
  private NativeCallException unusable =
      new NativeCallException(Kind.CLOSED, "the connection was not made yet");
  private @Nullable MediaSections remote;
  private int applying;

  NativeSide(NativeTasks thread) {
    this.thread = thread;
  }

  /**
   * Makes the connection.
   *
   * @throws NativeCallException if it cannot be made; every later call throws the same
   */
  void open(NativeFactories factories, ConnectionSpec spec, ConnectionEvents events) {
    try {
      connection = factories.create(spec, events);
    } catch (NativeCallException e) {
      unusable = e;
      throw e;
    }
  }

  private NativeConnection require() {
    NativeConnection made = connection;
    if (made == null) {
      throw unusable;
    }
    return made;
  }

  CompletableFuture<NativeDescription> createOffer() {
    return require().createOffer();
  }

  CompletableFuture<NativeDescription> createAnswer() {
    return require().createAnswer();
  }

  CompletableFuture<Boolean> setLocal(NativeDescription description) {
    return require().setDescription(true, description);
  }

  /** Takes back an offer of the other side. */
  CompletableFuture<Boolean> setRemote(NativeDescription rollback) {
    return require().setDescription(false, rollback);
  }

  CompletableFuture<Boolean> setRemote(NativeDescription description, MediaSections sections) {
    CompletableFuture<Boolean> set = require().setDescription(false, description);
    applying++;
    // Not waited for: what is asked from now on comes after it.
    return set.whenComplete(
        (done, error) -> thread.execute(() -> described(sections, error == null)));
  }

  private void described(MediaSections sections, boolean applied) {
    applying--;
    if (applied) {
      remote = sections;
    }
    while (remote != null && applying == 0 && !early.isEmpty()) {
      Waiting next = early.remove();
      try {
        addNow(next.candidate());
        next.added().complete(true);
      } catch (NativeCallException e) {
        next.added().completeExceptionally(e);
      }
    }
  }

  /**
   * Before the other side's description libwebrtc would drop candidates: they wait for it, also for
   * one that is being applied.
   */
  CompletableFuture<Boolean> addCandidate(IceCandidate candidate) {
    NativeConnection unused = require();
    if (candidate.isEndOfCandidates()) {
      return CompletableFuture.completedFuture(true);
    }
    if (remote != null && applying == 0) {
      addNow(candidate);
      return CompletableFuture.completedFuture(true);
    }
    if (early.size() >= PeerConnection.MAX_EARLY_CANDIDATES) {
      throw new NativeCallException(
          Kind.FULL, early.size() + " candidates wait for the other side's description");
    }
    Waiting waiting = new Waiting(candidate, new CompletableFuture<>());
    early.add(waiting);
    return waiting.added();
  }

  private void addNow(IceCandidate candidate) {
    if (remote == null || !remote.has(candidate)) {
      throw new NativeCallException(
          Kind.REFUSED, "the other side has no such media section for this candidate");
    }
    require().addCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate());
  }

  NativeChannel createChannel(ChannelSpec spec, ChannelEvents events) {
    return require().createChannel(spec, events);
  }

  NativeSender addTrack(NativeSource source, String id, List<String> streamIds) {
    return require().addTrack(source, id, streamIds);
  }

  void receive(boolean video) {
    require().receive(video);
  }

  void removeTrack(NativeSender sender) {
    require().removeTrack(sender);
  }

  void replaceTrack(NativeSender sender, NativeSource source, String id) {
    require().replaceTrack(sender, source, id);
  }

  CompletableFuture<Boolean> restartIce() {
    require().restartIce();
    return CompletableFuture.completedFuture(true);
  }

  /** Does something with a track of the other side. From any thread. */
  void withTrack(Runnable work) {
    thread.execute(
        () -> {
          try {
            work.run();
          } catch (NativeCallException e) {
            LOG.debug("a track gave nothing: {}", e.getMessage());
          }
        });
  }

  void discard(NativeChannel channel) {
    if (connection != null) {
      connection.discard(channel);
    }
  }

  CompletableFuture<TransportInfo> transport() {
    return require().transport();
  }

  void close() {
    NativeConnection made = connection;
    connection = null;
    unusable = new NativeCallException(Kind.CLOSED, "the connection is closed");
    early.forEach(waiting -> waiting.added().completeExceptionally(unusable));
    early.clear();
    if (made != null) {
      made.close();
    }
  }
}
