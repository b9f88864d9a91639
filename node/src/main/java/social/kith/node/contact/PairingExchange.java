package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.node.find.AddressSource;
import social.kith.node.link.Link;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.RecordKind;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Standing;

/**
 * Loop-owned. What both ends of an invite's link do once the session stands: tell name and
 * addresses, store each other, and say so (docs/protocol.md, "Pairing").
 */
final class PairingExchange {
  private final LinkEnvironment environment;
  private final ContactBook book;
  private final Supplier<String> ownName;
  private final ContactState role;
  private final Secret inviteSecret;
  private final Optional<ContactId> expected;
  private final Outcome outcome;

  private OptionalInt port = OptionalInt.empty();
  private boolean storing;
  private boolean stored;
  private boolean told;
  private Optional<ContactMessage.Paired> theyStored = Optional.empty();

  /** What comes of it. Called on the loop. */
  interface Outcome {
    /** The other person is a contact on this disk. */
    void stored(ContactId contact);

    /** Both have stored each other. */
    void finished(ContactId contact);

    /** It cannot go on; for a person. */
    void failed(String message);
  }

  /**
   * For one session of an invite's link.
   *
   * @param role state of the new contact: PENDING for the inviter, AWAITING for the invited
   * @param inviteSecret borrowed
   * @param expected the contact whom the person takes the other one for, with whatever key
   */
  PairingExchange(
      LinkEnvironment environment,
      ContactBook book,
      Supplier<String> ownName,
      ContactState role,
      Secret inviteSecret,
      Optional<ContactId> expected,
      Outcome outcome) {
    this.environment = environment;
    this.book = book;
    this.ownName = ownName;
    this.role = role;
    this.inviteSecret = inviteSecret;
    this.expected = expected;
    this.outcome = outcome;
  }

  /** The session stands: tells who this is and where the new link will wait. */
  void begin(Link link) {
    port = environment.ports().take(OptionalInt.empty());
    if (port.isEmpty()) {
      outcome.failed("No UDP port is free for a new contact. Close other programs and try again.");
      return;
    }
    List<InetSocketAddress> own = environment.ownAddresses(port.getAsInt());
    send(link, new ContactMessage.Pair(ownName.get(), own));
  }

  /** A message of the session. */
  void receive(Link link, byte[] body) throws MalformedException {
    ContactMessage message = ContactMessage.parse(body);
    if (message instanceof ContactMessage.Pair pair && !storing) {
      storing = true;
      store(link, pair);
    } else if (message instanceof ContactMessage.Paired paired && theyStored.isEmpty()) {
      theyStored = Optional.of(paired);
      finishIfDone(link.session().peer().contactId());
    } else {
      throw new MalformedException("a pairing message out of order");
    }
  }

  /** The session ended; the port goes back unless the new contact has it. */
  void end() {
    if (!storing) {
      port.ifPresent(environment.ports()::release);
    }
  }

  private void store(Link link, ContactMessage.Pair pair) {
    IdentityKey peer = link.session().peer();
    // Whoever pairs again has the same key, and stays what they were.
    Optional<Contact> known = book.find(peer.contactId()).map(ContactLink::contact);
    Contact contact =
        new Contact(
            peer.contactId(),
            peer,
            pair.name(),
            known.map(Contact::state).filter(ContactState.CONFIRMED::equals).orElse(role),
            port.orElseThrow(),
            pair.addresses(),
            link.session().pairingCode(),
            environment.loop().now(),
            Optional.empty(),
            known.flatMap(Contact::verifiedAt),
            Standing.GOOD);
    Secret pairSecret = link.session().pairSecret(inviteSecret);
    environment.ports().release(contact.linkPort());
    environment
        .loop()
        .when(
            known.isPresent() ? book.add(contact, pairSecret) : addNew(contact, pairSecret),
            (nothing, error) -> {
              if (error != null) {
                outcome.failed("The new contact could not be stored: is the disk full? Try again.");
                return;
              }
              stored = true;
              outcome.stored(contact.id());
              tellStored(link, contact);
            });
  }

  /** Only now, with the new link open, servers see where it is. */
  private void tellStored(Link link, Contact contact) {
    var unused =
        environment
            .seenAddresses(contact.linkPort())
            .thenAccept(
                addresses -> {
                  told = true;
                  send(link, new ContactMessage.Paired(addresses));
                  finishIfDone(contact.id());
                });
  }

  /** Somebody new, or somebody known who comes with another key. */
  private CompletableFuture<Void> addNew(Contact contact, Secret pairSecret) {
    return expected
        .filter(former -> book.find(former).isPresent())
        .map(former -> contact.withStanding(Standing.GOOD.withReplaces(former)))
        .map(fresh -> book.addNewKey(fresh, pairSecret))
        .orElseGet(() -> book.add(contact, pairSecret));
  }

  private void finishIfDone(@Nullable ContactId contact) {
    if (stored && told && theyStored.isPresent() && contact != null) {
      List<InetSocketAddress> addresses = theyStored.get().addresses();
      book.find(contact).ifPresent(link -> link.found(addresses, AddressSource.INVITE));
      outcome.finished(contact);
    }
  }

  private static void send(Link link, ContactMessage message) {
    link.send(RecordKind.CONTACT, message.encode());
  }
}
