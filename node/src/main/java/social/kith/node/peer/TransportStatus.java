package social.kith.node.peer;

import java.util.Optional;

/**
 * How the transport of a connection is at one moment (W3C RTCTransportStats). Unlike the events,
 * the states belong together.
 *
 * @param iceState the search for a path
 * @param dtlsState the encryption on it
 * @param path the candidates in use; empty while there are none, or one has no known address
 * @param pair of what kind they are; empty while there are none
 */
public record TransportStatus(
    IceConnectionState iceState,
    DtlsTransportState dtlsState,
    Optional<SelectedPath> path,
    Optional<CandidatePair> pair) {}
