package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.Label;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake;
import social.kith.node.find.InviteException;
import social.kith.node.link.Link;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.LinkHandler;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.RecordKind;
import social.kith.node.link.Refusal;
import social.kith.node.link.RefusingLink;
import social.kith.node.link.Traffic;
import social.kith.storage.ContactState;
import social.kith.storage.Invite;

/** Loop-owned. One invite of ours: waits for its person, afterwards refuses whoever tries it. */
final class MadeInvite implements AutoCloseable {
  private final Invite invite;
  private final LinkEnvironment environment;
  private final ContactBook book;
  private final Supplier<String> ownName;
  private final Events events;

  private @Nullable Link link;
  private @Nullable RefusingLink refusing;
  private @Nullable PairingExchange exchange;
  private @Nullable Secret secret;
  private @Nullable Secret psk;
  private Optional<ContactId> stored = Optional.empty();
  private List<InetSocketAddress> replied = List.of();

  /** What comes of it. Called on the loop. */
  interface Events {
    void used(String inviteId, ContactId by);

    void triedAgain(Refusal why);

    /** Somebody whom the person blocked has it. */
    void inBlockedHands(String inviteId);

    void failed(String message);
  }

  MadeInvite(
      Invite invite,
      LinkEnvironment environment,
      ContactBook book,
      Supplier<String> ownName,
      Events events) {
    this.invite = invite;
    this.environment = environment;
    this.book = book;
    this.ownName = ownName;
    this.events = events;
  }

  /** Waits for the person. */
  void await() throws InviteException {
    Secret inviteSecret =
        social.kith.node.find.Invite.parse(invite.code(), environment.loop().now()).secret();
    Secret key = inviteSecret.derive(Label.INVITE_PSK);
    secret = inviteSecret;
    psk = key;
    link =
        new Link(
            InviteKeys.spec(
                inviteSecret,
                SessionHandshake.Role.ANSWERER,
                environment.self(),
                Optional.empty(),
                key),
            invite.linkPort(),
            environment,
            () -> replied,
            new Traffic(),
            new Handler(inviteSecret));
    link.start();
  }

  /** Whoever has the invite says where they are: dials them, too, from now on. */
  void dial(List<InetSocketAddress> addresses) {
    replied = addresses;
    if (link != null) {
      link.dialNow();
    }
  }

  /** Waits no more, and tells whoever tries it why. */
  void refuse(Refusal why) {
    if (refusing == null) {
      closeLink();
      LinkKeys keys = LinkKeys.derive(invite.linkSeed());
      refusing =
          new RefusingLink(
              keys,
              SessionHandshake.Role.ANSWERER,
              invite.linkPort(),
              environment,
              why,
              () -> events.triedAgain(why));
    }
  }

  /** When the invite was made. */
  Instant createdAt() {
    return invite.createdAt();
  }

  /** Whether it waits for nobody any more. */
  boolean isOver() {
    return refusing != null;
  }

  /** Ends it if it brought this contact. */
  void endIfBy(ContactId contact) {
    if (refusing == null && stored.equals(Optional.of(contact))) {
      events.used(invite.id(), contact);
    }
  }

  @Override
  public void close() {
    closeLink();
    if (refusing != null) {
      refusing.close();
    }
    environment.ports().release(invite.linkPort());
  }

  private void closeLink() {
    if (link != null) {
      link.close();
      link = null;
    }
    if (secret != null && psk != null) {
      secret.close();
      psk.close();
      secret = null;
      psk = null;
    }
  }

  private final class Handler implements LinkHandler, PairingExchange.Outcome {
    private final Secret inviteSecret;

    Handler(Secret inviteSecret) {
      this.inviteSecret = inviteSecret;
    }

    @Override
    public void online() {
      Link open = link;
      if (open == null) {
        return;
      }
      ContactId peer = open.session().peer().contactId();
      if (book.isBlocked(peer) || invite.forContact().filter(book::isBlocked).isPresent()) {
        open.refuse(Refusal.INVITE_CANCELLED);
        events.inBlockedHands(invite.id());
        return;
      }
      if (stored.isPresent() && !stored.get().equals(peer)) {
        open.refuse(Refusal.INVITE_USED);
        events.triedAgain(Refusal.INVITE_USED);
        return;
      }
      exchange =
          new PairingExchange(
              environment,
              book,
              ownName,
              ContactState.PENDING,
              inviteSecret,
              invite.forContact(),
              this);
      exchange.begin(open);
    }

    @Override
    public void message(RecordKind kind, byte[] body) {
      Link open = link;
      if (open == null || exchange == null) {
        return;
      }
      try {
        if (kind != RecordKind.CONTACT) {
          throw new MalformedException("only pairing messages go over an invite");
        }
        exchange.receive(open, body);
      } catch (MalformedException e) {
        open.reject(e);
      }
    }

    @Override
    public void offline(LinkLoss loss) {
      if (exchange != null) {
        exchange.end();
        exchange = null;
      }
    }

    @Override
    public void stored(ContactId contact) {
      stored = Optional.of(contact);
    }

    @Override
    public void finished(ContactId contact) {
      events.used(invite.id(), contact);
    }

    @Override
    public void failed(String message) {
      events.failed(message);
    }
  }
}
