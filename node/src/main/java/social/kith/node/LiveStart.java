package social.kith.node;

import java.util.List;

/**
 * A stream or a call to begin.
 *
 * @param kind {@link LiveKind#STREAM} or {@link LiveKind#CALL}
 * @param title what contacts see of it, at most 100 characters; may be empty
 * @param video whether there are pictures, not sound alone
 * @param audience contact ids; at least one, each a confirmed contact; of a call at most five, each
 *     online
 * @param leaveLine whether a post tells the audience of a stream, once it is over, that it was
 *     there
 */
public record LiveStart(
    LiveKind kind, String title, boolean video, List<String> audience, boolean leaveLine) {}
