package social.kith.node.live;

import social.kith.crypto.ContactId;

/** What this node has itself that the rooms of contacts may be at odds with. */
interface OwnCalls {
  /** What is done about a call. */
  enum Answer {
    /** The person is asked. */
    RING,
    /** They are in another one. */
    BUSY,
    /** Both call each other, and the contact's call is the one that goes on. */
    TAKE,
    /** Both call each other, and this person's is the one that goes on. */
    DROP
  }

  /** Whether this node has a room of this id. */
  boolean hosts(RoomId id);

  /** What is to be done about a contact's call. Where it is taken, the own one has moved there. */
  Answer answer(ContactId host, RoomId call);
}
