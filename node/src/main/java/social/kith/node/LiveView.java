package social.kith.node;

import java.util.List;

/**
 * What is live.
 *
 * @param rooms streams, cameras and calls of this person and those that contacts let them into
 */
public record LiveView(List<LiveRoomView> rooms) {}
