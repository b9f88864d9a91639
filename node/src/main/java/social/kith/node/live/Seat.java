package social.kith.node.live;

import java.util.List;

/** Where what happens in a room reaches one of those in it. Called on the loop. */
public interface Seat {
  /**
   * They are in the room.
   *
   * @param number theirs
   * @param present who else is there: each of them offers a connection to who came
   */
  void admitted(int number, List<Occupant> present);

  /** Somebody came: a connection is to be offered to them. */
  void came(Occupant who);

  /** Somebody is there no longer. */
  void left(int number);

  /** What somebody says to connect, as it was given to {@link Rooms#signal}. */
  void signal(int from, String text);

  /** They are in the room no longer, or did not come into it; nothing follows. */
  void ended(Ending why);

  /** The call goes on in another room, for who is here to come into; nothing follows. */
  default void moved(RoomId to) {
    ended(Ending.ENDED);
  }
}
