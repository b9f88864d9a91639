package social.kith.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a contact is reached, or why not.
 *
 * @param contactId whose path it is
 * @param state whether and how the contact is reached
 * @param since when the state began
 * @param words the same for a person; while they are not reached it ends with what to do
 * @param roundTripMs what a packet takes to them and back, smoothed; 0 is less than one
 * @param candidates what the two ends of the link are, while it is up
 * @param linkPort UDP port of this machine that is theirs: the one to open in a router; absent if
 *     none is free
 * @param bytesSent all that went over the links to them since this node started
 * @param bytesReceived all that came over them
 * @param attempts the last tries, the latest first; in memory only
 */
public record PathView(
    String contactId,
    LinkView.State state,
    Instant since,
    String words,
    Optional<Long> roundTripMs,
    Optional<CandidatesView> candidates,
    Optional<Integer> linkPort,
    long bytesSent,
    long bytesReceived,
    List<AttemptView> attempts) {}
