package social.kith.node.meet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.loop.EventLoop;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.MqttConnector;
import social.kith.storage.Store;

/**
 * Loop-owned. Finds contacts again that there is no link to, in every way that the person allows
 * (docs/protocol.md, "Meeting").
 */
public final class Meetings {
  /** Who is online changes in bursts; the carriers are told when one is over. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  /** Tags change with time, and an envelope may have come to nothing. */
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final EventLoop loop;
  private final Supplier<Collection<ContactLink>> contacts;
  private final ContactsCarrier throughContacts;
  private final List<Carrier> others = new ArrayList<>();
  private final BrokersCarrier throughBrokers;
  private EventLoop.@Nullable Timer settling;
  private EventLoop.@Nullable Timer looking;
  private boolean byContacts;
  private boolean tellAgain;

  /**
   * Does nothing until {@link #start}.
   *
   * @param contacts all of them with their links
   * @param brokersChanged hears how it stands with the brokers when that changes
   */
  public Meetings(
      Identity self,
      Store store,
      EventLoop loop,
      KeyRing keys,
      Supplier<Collection<ContactLink>> contacts,
      Consumer<List<BrokerState>> brokersChanged) {
    this.loop = loop;
    this.contacts = contacts;
    Exchange exchange = new Exchange(self, store, loop, keys);
    this.throughContacts = new ContactsCarrier(loop, exchange);
    this.throughBrokers =
        new BrokersCarrier(self.id(), loop, exchange, new MqttConnector(loop), brokersChanged);
  }

  /**
   * Begins to look for whoever is not linked.
   *
   * @param byContacts as {@link #turn}
   */
  public void start(boolean byContacts) {
    turn(byContacts);
    look();
  }

  /** Whether contacts of both help to find somebody, and this node helps in the same way. */
  public void turn(boolean wanted) {
    loop.requireInLoop();
    byContacts = wanted;
    if (wanted) {
      throughContacts.open();
    } else {
      throughContacts.close();
    }
    changed();
  }

  /** Whether this way is used, too; it is closed when it is no more, and may be used again. */
  public void use(Carrier carrier, boolean wanted) {
    loop.requireInLoop();
    if (others.remove(carrier) && !wanted) {
      carrier.close();
    }
    if (wanted) {
      others.add(carrier);
      changed();
    }
  }

  /** This machine is in other networks than before, or slept. */
  public void moved() {
    others.forEach(Carrier::moved);
    throughBrokers.moved();
    if (byContacts) {
      throughContacts.again();
    }
  }

  /** Some contacts can reach this node elsewhere than before: told again, once, in a moment. */
  public void seenElsewhere() {
    tellAgain = true;
    changed();
  }

  /** The brokers through which contacts are met, too. */
  public void useBrokers(List<Broker> brokers) {
    loop.requireInLoop();
    throughBrokers.use(brokers);
  }

  private void look() {
    changed();
    if (byContacts) {
      throughContacts.again();
    }
    looking = loop.schedule(LOOK_EVERY, this::look);
  }

  /** The contact is online. */
  public void ready(ContactLink contact) {
    throughContacts.ready(contact);
    changed();
  }

  /** The contact is offline. */
  public void gone(ContactId contact) {
    throughContacts.gone(contact);
    changed();
  }

  /** Who is looked for, or who can help, changed. */
  public void changed() {
    if (settling == null) {
      settling = loop.schedule(SETTLE, this::tellCarriers);
    }
  }

  private void tellCarriers() {
    settling = null;
    if (tellAgain && byContacts) {
      throughContacts.again();
    }
    if (tellAgain) {
      throughBrokers.again();
    }
    tellAgain = false;
    List<ContactLink> lost = contacts.get().stream().filter(Meetings::isLost).toList();
    if (byContacts) {
      throughContacts.lookFor(lost);
    }
    others.forEach(carrier -> carrier.lookFor(lost));
    throughBrokers.lookFor(lost);
  }

  private static boolean isLost(ContactLink contact) {
    return !contact.state().online() && contact.mayBeLookedFor();
  }

  /** A message of a contact that is online. */
  public void message(ContactId from, byte[] body) throws MalformedException {
    throughContacts.message(from, body);
  }

  /** Looks for nobody any more. */
  public void close() {
    if (looking != null) {
      looking.cancel();
      looking = null;
    }
    if (settling != null) {
      settling.cancel();
      settling = null;
    }
    throughContacts.close();
    others.forEach(Carrier::close);
    others.clear();
    throughBrokers.close();
  }
}
