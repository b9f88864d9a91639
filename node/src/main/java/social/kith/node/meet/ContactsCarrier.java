package social.kith.node.meet;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.find.AddressSource;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. Finds contacts through contacts of both who are online, and helps contacts to find
 * each other in the same way. Who helps learns that two of its contacts look for each other; where
 * they are it cannot read.
 */
final class ContactsCarrier implements Carrier {
  private final Exchange exchange;
  private final Board board;
  private final Map<ContactId, Helper> helpers = new LinkedHashMap<>();
  private boolean on;

  /** A contact who is online, and what it was told. */
  private final class Helper implements Route {
    private final ContactLink link;
    private final Set<MeetingTag> matched = new HashSet<>();
    private Set<MeetingTag> told = Set.of();

    Helper(ContactLink link) {
      this.link = link;
    }

    void send(MeetingMessage message) {
      link.send(RecordKind.MEETING, message.encode());
    }

    @Override
    public void post(MeetingTag tag, byte[] envelope) {
      send(new MeetingMessage.Carry(tag, envelope));
    }

    @Override
    public AddressSource source() {
      return AddressSource.CONTACT;
    }
  }

  ContactsCarrier(EventLoop loop, Exchange exchange) {
    this.exchange = exchange;
    this.board =
        new Board(
            loop,
            (to, message) -> {
              Helper helper = helpers.get(to);
              if (helper != null) {
                helper.send(message);
              }
            });
  }

  /** From now on it takes part. */
  void open() {
    on = true;
  }

  @Override
  public void lookFor(Collection<ContactLink> lost) {
    Set<MeetingTag> wanted = exchange.lookFor(lost);
    helpers.values().forEach(helper -> tell(helper, wanted));
  }

  private void tell(Helper helper, Set<MeetingTag> wanted) {
    if (!wanted.equals(helper.told)) {
      helper.told = wanted;
      helper.send(new MeetingMessage.Watch(wanted));
    }
    helper.matched.retainAll(wanted);
  }

  /** Tells all that look for this node where it waits once more: an envelope may be lost. */
  void again() {
    helpers.values().forEach(via -> via.matched.forEach(tag -> exchange.tell(tag, via)));
  }

  /** The contact is online, and can help. */
  void ready(ContactLink contact) {
    helpers.put(contact.contact().id(), new Helper(contact));
  }

  /** The contact is offline. */
  void gone(ContactId contact) {
    helpers.remove(contact);
    board.gone(contact);
  }

  /** A message of a contact that is online. */
  void message(ContactId from, byte[] body) throws MalformedException {
    MeetingMessage message = MeetingMessage.parse(body);
    Helper helper = helpers.get(from);
    if (!on || helper == null) {
      return;
    }
    if (message instanceof MeetingMessage.Watch watch) {
      board.watch(from, watch.tags());
    } else if (message instanceof MeetingMessage.Match match) {
      if (exchange.isWanted(match.tag())) {
        helper.matched.add(match.tag());
        exchange.tell(match.tag(), helper);
      }
    } else if (message instanceof MeetingMessage.Carry carry) {
      if (exchange.isWanted(carry.tag())) {
        exchange.received(carry.tag(), carry.envelope(), helper);
      } else {
        board.carry(from, carry);
      }
    }
  }

  /** Neither is helped nor helps any more, until it is opened again. */
  @Override
  public void close() {
    on = false;
    board.clear();
    helpers.values().forEach(helper -> tell(helper, Set.of()));
  }
}
