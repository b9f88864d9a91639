package social.kith.node;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.DescriptorException;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.Signal;
import social.kith.node.peer.VideoFrame;
import social.kith.node.peer.VideoTrack;

/** Watches a camera as a page does, but never hangs up by itself. */
final class WatchingPeer implements LiveListener, AutoCloseable {
  final AtomicInteger pictures = new AtomicInteger();
  final HeardLive heard = new HeardLive();
  private final PeerConnectionFactory factory;
  private final ExecutorService loop = Executors.newSingleThreadExecutor();
  private final Peer peer;
  private volatile @Nullable LiveSeat seat;
  private volatile @Nullable VideoFrame last;

  WatchingPeer(TestNode node, String room) throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
    peer = Peer.create(factory, PeerConfig.answerer(PeerOptions.defaults()), loop);
    peer.on(PeerEvent.TrackAdded.class, this::watch);
    peer.on(PeerEvent.Signalled.class, this::say);
    seat = node.node().live().join(room, this);
  }

  private void watch(PeerEvent.TrackAdded added) {
    ((VideoTrack) added.event().track())
        .addSink(
            frame -> {
              last = frame;
              pictures.incrementAndGet();
            });
  }

  private void say(PeerEvent.Signalled signalled) {
    await().atMost(TestNode.LIMIT).until(() -> seat != null);
    seat.say(0, signalled.signal().toJson());
  }

  /** The latest picture. */
  VideoFrame last() {
    return Objects.requireNonNull(last);
  }

  void awaitPictures(int more) {
    int before = pictures.get();
    await().atMost(TestNode.LIMIT).until(() -> pictures.get() >= before + more);
  }

  void leave() {
    Objects.requireNonNull(seat).leave();
  }

  @Override
  public void admitted(String room, int number, List<LivePersonView> present) {
    heard.admitted(room, number, present);
  }

  @Override
  public void came(LivePersonView who) {
    heard.came(who);
  }

  @Override
  public void left(int number) {
    heard.left(number);
  }

  @Override
  public void signal(int from, String text) {
    try {
      peer.signal(Signal.parse(text));
    } catch (DescriptorException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void ended(LiveEnding why, String words) {
    heard.ended(why, words);
  }

  @Override
  public void moved(String room) {
    heard.moved(room);
  }

  @Override
  public void close() {
    peer.close();
    factory.close();
    loop.shutdown();
  }
}
