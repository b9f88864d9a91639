package social.kith.node.live;

import java.util.Set;
import social.kith.crypto.ContactId;

/** Hears of rooms. Called on the loop. */
public interface RoomsListener {
  /** Something about a room changed that a person would see. */
  void changed();

  /** A contact called, and nobody answered here, or this person was in another call. */
  void missed(ContactId contact, RoomCard call);

  /** A room of this node is over. */
  void ended(RoomCard room, Set<ContactId> audience);
}
