package social.kith.node.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake;
import social.kith.node.find.Invite;
import social.kith.node.find.ReplyCode;
import social.kith.node.link.Link;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.LinkHandler;
import social.kith.node.link.LinkLoss;
import social.kith.node.link.RecordKind;
import social.kith.node.link.Traffic;
import social.kith.node.loop.EventLoop;
import social.kith.storage.ContactState;

/** Loop-owned. One invite of somebody else in use: dials, proves, stores, ends. */
public final class UsedInvite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Invite invite;
  private final Optional<ContactId> forContact;
  private final LinkEnvironment environment;
  private final ContactBook book;
  private final Supplier<String> ownName;
  private final Consumer<Progress> listener;
  private final Secret psk;

  private Progress progress;
  private @Nullable Link link;
  private @Nullable PairingExchange exchange;
  private EventLoop.@Nullable Timer patience;

  /** How far the use of an invite has come. */
  public enum Step {
    /** Trying the inviter's addresses. */
    CONNECTING,
    /** Connected; proving who is there. */
    PROVING,
    /** The inviter is a contact. */
    PAIRED,
    /** Ended without a contact. */
    FAILED;

    boolean isEnd() {
      return this == PAIRED || this == FAILED;
    }
  }

  /**
   * A moment of it.
   *
   * @param inviter whose invite it is
   * @param startedAt when it was first used here
   * @param expiresAt when it stops working
   * @param step how far it has come
   * @param message for a person: what is happening, or what to do
   * @param reply with this the inviter's node dials, too; while there is no connection
   */
  public record Progress(
      ContactId inviter,
      Instant startedAt,
      Instant expiresAt,
      Step step,
      String message,
      Optional<String> reply) {}

  UsedInvite(
      Invite invite,
      Optional<ContactId> forContact,
      Instant startedAt,
      LinkEnvironment environment,
      ContactBook book,
      Supplier<String> ownName,
      Consumer<Progress> listener) {
    this.invite = invite;
    this.forContact = forContact;
    this.environment = environment;
    this.book = book;
    this.ownName = ownName;
    this.listener = listener;
    this.psk = invite.secret().derive(Label.INVITE_PSK);
    this.progress =
        new Progress(
            invite.inviter(),
            startedAt,
            invite.expiresAt(),
            Step.CONNECTING,
            "Looking for their node.",
            Optional.empty());
  }

  Progress progress() {
    return progress;
  }

  boolean isFor(ContactId contact) {
    return forContact.equals(Optional.of(contact));
  }

  int port() {
    return link == null ? 0 : link.port();
  }

  void start(OptionalInt wishedPort) {
    OptionalInt port = environment.ports().take(wishedPort);
    if (port.isEmpty()) {
      step(Step.FAILED, "No UDP port is free. Close other programs and try again.");
      return;
    }
    Link opened =
        new Link(
            InviteKeys.spec(
                invite.secret(),
                SessionHandshake.Role.OFFERER,
                environment.self(),
                Optional.of(invite.inviter()),
                psk),
            port.getAsInt(),
            environment,
            invite::addresses,
            new Traffic(),
            new Handler());
    link = opened;
    opened.start();
    step(Step.CONNECTING, progress.message());
    patience = environment.loop().schedule(PATIENCE, this::explain);
  }

  private void explain() {
    if (progress.step() == Step.CONNECTING) {
      step(
          Step.CONNECTING,
          "No answer yet. Is their node running, and are both machines on the same network or is"
              + " theirs reachable from outside? This goes on trying until the invite expires.");
    }
  }

  void expire() {
    if (!progress.step().isEnd()) {
      fail(
          "The invite expired before their node answered."
              + " Make sure that it is running and reachable, and ask for a new invite.");
    }
  }

  void finished(ContactId contact) {
    if (!progress.step().isEnd() && contact.equals(invite.inviter())) {
      close();
      step(Step.PAIRED, "Paired. They now confirm that it is you.");
    }
  }

  private void fail(String message) {
    close();
    step(Step.FAILED, message);
  }

  private void step(Step step, String message) {
    Optional<String> reply = step == Step.CONNECTING ? reply() : Optional.empty();
    progress =
        new Progress(
            progress.inviter(), progress.startedAt(), progress.expiresAt(), step, message, reply);
    listener.accept(progress);
  }

  private Optional<String> reply() {
    return link == null
        ? Optional.empty()
        : Optional.of(
            new ReplyCode(InviteKeys.id(invite.secret()), environment.ownAddresses(link.port()))
                .encode());
  }

  /** Ends it for good. */
  @Override
  public void close() {
    closeLink();
    psk.close();
    invite.secret().close();
  }

  private void closeLink() {
    if (patience != null) {
      patience.cancel();
    }
    if (link != null) {
      environment.ports().release(link.port());
      link.close();
      link = null;
    }
  }

  private final class Handler implements LinkHandler, PairingExchange.Outcome {
    @Override
    public void moved() {
      if (progress.step() == Step.CONNECTING) {
        step(Step.CONNECTING, progress.message());
      }
    }

    @Override
    public void connecting() {
      step(Step.PROVING, "Connected. Checking that it is the node that made the invite.");
    }

    @Override
    public void online() {
      if (link != null) {
        exchange =
            new PairingExchange(
                environment,
                book,
                ownName,
                ContactState.AWAITING,
                invite.secret(),
                forContact,
                this);
        exchange.begin(link);
      }
    }

    @Override
    public void message(RecordKind kind, byte[] body) {
      if (link == null || exchange == null) {
        return;
      }
      try {
        if (kind != RecordKind.CONTACT) {
          throw new MalformedException("only pairing messages go over an invite");
        }
        exchange.receive(link, body);
      } catch (MalformedException e) {
        link.reject(e);
      }
    }

    @Override
    public void offline(LinkLoss loss) {
      if (exchange != null) {
        exchange.end();
        exchange = null;
      }
      if (loss.cause() == LinkLoss.Cause.REFUSED) {
        fail(loss.inWords());
      } else if (loss.cause() == LinkLoss.Cause.PORT_BUSY) {
        closeLink();
        start(OptionalInt.empty());
      } else if (!progress.step().isEnd()) {
        step(Step.CONNECTING, loss.inWords() + " Trying again.");
      }
    }

    @Override
    public void stored(ContactId contact) {}

    @Override
    public void finished(ContactId contact) {
      UsedInvite.this.finished(contact);
    }

    @Override
    public void failed(String message) {
      fail(message);
    }
  }
}
