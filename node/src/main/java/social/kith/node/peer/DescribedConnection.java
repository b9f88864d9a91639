package social.kith.node.peer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Loop-owned. One connection of a {@link DescribedPeer}. */
final class DescribedConnection extends MediaListener {
  private final DescribedPeer.Listener listener;
  private final List<IceServer> servers;
  private final LoopGate loop;
  private @Nullable PeerConnection connection;
  private @Nullable ConnectionDescriptor own;
  private boolean answered;
  private boolean connected;
  private boolean over;

  DescribedConnection(DescribedPeer.Listener listener, List<IceServer> servers, LoopGate loop) {
    super(event -> media(event, listener));
    this.listener = listener;
    this.servers = servers;
    this.loop = loop;
  }

  void open(PeerConnectionFactory factory, PeerOptions options, Executor executor) {
    connection = factory.create(options, this, executor);
  }

  boolean isOver() {
    return over;
  }

  private PeerConnection require() {
    PeerConnection made = connection;
    if (made == null) {
      throw new IllegalStateException("the connection was not opened");
    }
    return made;
  }

  CompletableFuture<ConnectionDescriptor> offer(DescribedPeer.Contents contents) {
    addStreams(contents);
    for (String name : contents.channels()) {
      adopt(require().createDataChannel(name, DataChannelOptions.reliable()));
    }
    return describe(require().createOffer());
  }

  CompletableFuture<ConnectionDescriptor> answer(
      ConnectionDescriptor offer, DescribedPeer.Contents contents) {
    addStreams(contents);
    answered = true;
    return apply(offer).thenCompose(applied -> describe(require().createAnswer()));
  }

  private void addStreams(DescribedPeer.Contents contents) {
    for (MediaStream stream : contents.streams()) {
      for (MediaStreamTrack track : stream.tracks()) {
        RtpSender unused = require().addTrack(track, stream);
      }
    }
  }

  /** The other side's answer to this one's offer. */
  CompletableFuture<ConnectionDescriptor> accept(ConnectionDescriptor answer) {
    ConnectionDescriptor mine = own;
    if (mine == null || answered || answer.description().type() != SessionDescription.Type.ANSWER) {
      return CompletableFuture.failedFuture(
          new PeerException(
              PeerException.Reason.REFUSED, "this descriptor does not answer an open offer"));
    }
    answered = true;
    return apply(answer).thenApply(applied -> mine);
  }

  private CompletableFuture<Void> apply(ConnectionDescriptor theirs) {
    return require()
        .setRemoteDescription(theirs.description())
        .thenAccept(
            applied -> {
              described(theirs.description());
              for (IceCandidate candidate : theirs.candidates()) {
                var unused = require().addIceCandidate(candidate);
              }
            });
  }

  private CompletableFuture<ConnectionDescriptor> describe(
      CompletableFuture<SessionDescription> made) {
    return made.thenCompose(
        description ->
            require()
                .setLocalDescription(description)
                .thenCompose(
                    applied -> gathering().within(DescribedPeer.GATHERING_LIMIT, this::onLoop))
                .thenApply(
                    candidates -> {
                      ConnectionDescriptor mine =
                          new ConnectionDescriptor(description, candidates, servers);
                      own = mine;
                      return mine;
                    }));
  }

  private void onLoop(Runnable task) {
    boolean unused = loop.execute(task);
  }

  private void adopt(DataChannel channel) {
    channel.onceOpen(this::channelOpen);
    listener.onChannel(channel);
  }

  private void channelOpen() {
    if (!connected && !over) {
      connected = true;
      listener.onConnected();
    }
  }

  private static void media(PeerEvent event, DescribedPeer.Listener listener) {
    if (event instanceof PeerEvent.StreamAdded added) {
      listener.onStream(added.stream());
    }
  }

  @Override
  public void onDataChannel(DataChannel channel) {
    adopt(channel);
  }

  @Override
  public void onConnectionState(PeerConnectionState state) {
    if (state == PeerConnectionState.CLOSED && !over) {
      over = true;
      gathering().abandon();
      listener.onClosed();
    } else if (state == PeerConnectionState.FAILED) {
      require().close();
    }
  }

  void close() {
    require().close();
  }
}
