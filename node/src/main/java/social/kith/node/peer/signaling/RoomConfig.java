package social.kith.node.peer.signaling;

import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerOptions;

/**
 * How a {@link PeerRoom} behaves.
 *
 * @param room name of the room
 * @param member what this side is called in it; over {@link ProvenSignaling} the name of its key
 * @param peers how each peer is made
 * @param maxMembers most other members that this side has peers to, 1 to {@link #MAX_MEMBERS}
 */
public record RoomConfig(String room, String member, Peers peers, int maxMembers) {
  /** Every member is connected to every other: more is not what a mesh is for. */
  public static final int MAX_MEMBERS = 64;

  private static final int USUAL_MEMBERS = 16;

  /** How the peer to each member is made. Called on the room's executor, for each peer anew. */
  @FunctionalInterface
  public interface Peers {
    /**
     * Tells how.
     *
     * @param member whom it is to
     * @param initiator the role that it has to have: that of the two whose name is the lesser one
     *     ({@link String#compareTo}) is the initiator
     */
    PeerConfig configFor(String member, boolean initiator);
  }

  /**
   * Checks names and number.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RoomConfig {
    Names.require(room);
    Names.require(member);
    if (maxMembers < 1 || maxMembers > MAX_MEMBERS) {
      throw new IllegalArgumentException("1 to " + MAX_MEMBERS + " members");
    }
  }

  /** A room in which all peers have these options; at most 16 others. */
  public static RoomConfig of(String room, String member, PeerOptions options) {
    return new RoomConfig(
        room,
        member,
        (other, initiator) ->
            initiator ? PeerConfig.initiator(options) : PeerConfig.answerer(options),
        USUAL_MEMBERS);
  }

  /** The same with peers made this way. */
  public RoomConfig withPeers(Peers made) {
    return new RoomConfig(room, member, made, maxMembers);
  }

  /** The same with this limit. */
  public RoomConfig withMaxMembers(int atMost) {
    return new RoomConfig(room, member, peers, atMost);
  }
}
