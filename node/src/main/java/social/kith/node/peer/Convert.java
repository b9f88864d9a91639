package social.kith.node.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.internal.ChannelSpec;
import social.kith.node.peer.internal.NativeCallException;
import social.kith.node.peer.internal.NativeDescription;
import social.kith.node.peer.internal.TransportInfo;

/** Between the types of this package and those of the native one. */
final class Convert {
  private static final String PRANSWER = "PR_ANSWER";

  private Convert() {}

  @SuppressWarnings("NullAway") // Void has no other value.
  static @Nullable Void nothing(Boolean done) {
    return null;
  }

  static SessionDescription description(NativeDescription made) {
    String type = PRANSWER.equals(made.type()) ? "PRANSWER" : made.type();
    return new SessionDescription(SessionDescription.Type.valueOf(type), made.sdp());
  }

  static NativeDescription description(SessionDescription given) {
    boolean provisional = given.type() == SessionDescription.Type.PRANSWER;
    return new NativeDescription(provisional ? PRANSWER : given.type().name(), given.sdp());
  }

  static ChannelSpec spec(DataChannel channel) {
    DataChannelOptions options = channel.options();
    return new ChannelSpec(
        channel.label(),
        options.ordered(),
        options.maxPacketLifeTimeMs().orElse(-1),
        options.maxRetransmits().orElse(-1),
        options.protocol(),
        options.negotiatedId().orElse(-1));
  }

  static DataChannelOptions options(ChannelSpec spec) {
    return new DataChannelOptions(
        spec.ordered(),
        positive(spec.maxPacketLifeTimeMs()),
        spec.maxPacketLifeTimeMs() > 0 ? OptionalInt.empty() : positive(spec.maxRetransmits()),
        spec.protocol(),
        OptionalInt.empty());
  }

  /** webrtc-java gives 0 for "not set". */
  private static OptionalInt positive(int value) {
    return value > 0 ? OptionalInt.of(value) : OptionalInt.empty();
  }

  static Optional<SelectedPath> path(TransportInfo transport) {
    return transport
        .path()
        .flatMap(
            path ->
                end(path.local())
                    .flatMap(
                        local ->
                            end(path.remote()).map(remote -> new SelectedPath(local, remote))));
  }

  static TransportStatus status(TransportInfo transport) {
    return new TransportStatus(
        IceConnectionState.valueOf(transport.iceState()),
        DtlsTransportState.valueOf(transport.dtlsState()),
        path(transport),
        transport.pair().map(Convert::pair));
  }

  private static CandidatePair pair(TransportInfo.Pair pair) {
    Optional<Duration> roundTrip =
        pair.roundTripSeconds().isPresent()
            ? Optional.of(
                Duration.ofMillis(Math.round(pair.roundTripSeconds().getAsDouble() * 1e3)))
            : Optional.empty();
    return new CandidatePair(
        CandidateType.valueOf(pair.localType()),
        CandidateType.valueOf(pair.remoteType()),
        pair.relayProtocol(),
        roundTrip);
  }

  private static Optional<SelectedPath.Endpoint> end(TransportInfo.End end) {
    boolean literal = end.address().matches("[0-9A-Fa-f:.]+");
    if (!literal || end.port() < 0 || end.port() > 65_535) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SelectedPath.Endpoint(
              new InetSocketAddress(InetAddress.getByName(end.address()), end.port()),
              CandidateType.valueOf(end.type())));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static PeerException failure(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    PeerException.Reason reason = PeerException.Reason.REFUSED;
    if (cause instanceof NativeCallException refused) {
      reason =
          switch (refused.kind()) {
            case REFUSED -> PeerException.Reason.REFUSED;
            case CLOSED -> PeerException.Reason.CLOSED;
            case PORT_BUSY -> PeerException.Reason.PORT_BUSY;
            case FULL -> PeerException.Reason.QUEUE_FULL;
          };
    }
    return new PeerException(reason, String.valueOf(cause.getMessage()), cause);
  }
}
