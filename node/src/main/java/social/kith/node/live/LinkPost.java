package social.kith.node.live;

import social.kith.crypto.ContactId;

/** Brings a message to a contact; it is dropped if they are not online. */
@FunctionalInterface
interface LinkPost {
  void send(ContactId to, LiveMessage message);
}
