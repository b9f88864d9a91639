package social.kith.node.peer.internal;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads the transport out of a statistics report (W3C webrtc-stats). */
final class StatsReader {
  private static final String NEW = "NEW";

  private final Map<String, RTCStats> stats;

  private StatsReader(Map<String, RTCStats> stats) {
    this.stats = stats;
  }

  static TransportInfo read(RTCStatsReport report) {
    return new StatsReader(report.getStats()).transport();
  }

  private TransportInfo transport() {
    for (RTCStats entry : stats.values()) {
      if (entry.getType() == RTCStatsType.TRANSPORT) {
        return new TransportInfo(
            state(entry, "iceState"),
            state(entry, "dtlsState"),
            text(entry, "selectedCandidatePairId").flatMap(this::path),
            text(entry, "selectedCandidatePairId").flatMap(this::pair));
      }
    }
    return new TransportInfo(NEW, NEW, Optional.empty(), Optional.empty());
  }

  private static String state(RTCStats entry, String name) {
    return text(entry, name).orElse(NEW).toUpperCase(Locale.ROOT);
  }

  private Optional<TransportInfo.Path> path(String pairId) {
    return find(pairId)
        .flatMap(
            pair ->
                text(pair, "localCandidateId")
                    .flatMap(this::end)
                    .flatMap(
                        local ->
                            text(pair, "remoteCandidateId")
                                .flatMap(this::end)
                                .map(remote -> new TransportInfo.Path(local, remote))));
  }

  private Optional<TransportInfo.Pair> pair(String pairId) {
    return find(pairId)
        .flatMap(
            pair ->
                text(pair, "localCandidateId")
                    .flatMap(this::find)
                    .flatMap(
                        local ->
                            text(pair, "remoteCandidateId")
                                .flatMap(this::find)
                                .map(remote -> pair(pair, local, remote))));
  }

  private static TransportInfo.Pair pair(RTCStats pair, RTCStats local, RTCStats remote) {
    return new TransportInfo.Pair(
        type(local),
        type(remote),
        text(local, "relayProtocol"),
        pair.getAttributes().get("currentRoundTripTime") instanceof Number seconds
            ? OptionalDouble.of(seconds.doubleValue())
            : OptionalDouble.empty());
  }

  private static String type(RTCStats candidate) {
    return text(candidate, "candidateType").orElse("host").toUpperCase(Locale.ROOT);
  }

  private Optional<TransportInfo.End> end(String candidateId) {
    return find(candidateId)
        .flatMap(
            candidate ->
                text(candidate, "address")
                    .map(
                        address ->
                            new TransportInfo.End(
                                address, number(candidate, "port"), type(candidate))));
  }

  private Optional<RTCStats> find(String id) {
    return Optional.ofNullable(stats.get(id));
  }

  private static Optional<String> text(RTCStats entry, String name) {
    @Nullable Object value = entry.getAttributes().get(name);
    return value == null ? Optional.empty() : Optional.of(value.toString());
  }

  private static int number(RTCStats entry, String name) {
    return entry.getAttributes().get(name) instanceof Number number ? number.intValue() : 0;
  }
}
