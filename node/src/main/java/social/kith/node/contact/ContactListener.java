package social.kith.node.contact;

import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.link.RecordKind;
import social.kith.storage.Offence;

/** What happens between this node and its contacts. Called on the loop. */
public interface ContactListener {
  /** This node is reached elsewhere by them than before: {@link ContactLink#ownAddresses}. */
  default void moved(ContactId contact) {}

  /** The contact is online and both sides agree to share. */
  void ready(ContactLink contact);

  /** A message of any kind but CONTACT from a contact that is ready. */
  void message(ContactId contact, RecordKind kind, byte[] body) throws MalformedException;

  /** A bulk frame from a contact that is ready. */
  void bulk(ContactId contact, byte[] frame) throws MalformedException;

  /** A contact that was ready is not any more. */
  void gone(ContactId contact);

  /** Something about a contact changed that a person would see. */
  void changed(ContactId contact);

  /** The contact was tried, or a try ended; comes often, and to most people it says nothing. */
  default void pathChanged(ContactId contact) {}

  /** A contact came with another key, and nothing is shared with them until that is decided. */
  void keyChanged(ContactId contact);

  /** A contact's new key was acknowledged: they have another id from now on. */
  void replaced(ContactId former, ContactId current);

  /** The contact's node did what it must not; its session is closed. */
  void offended(ContactId contact, Offence.Kind what);

  /** The contact was removed. */
  void removed(ContactId contact);
}
