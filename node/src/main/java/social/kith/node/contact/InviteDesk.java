package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;
import social.kith.node.find.InviteException;
import social.kith.node.find.ReplyCode;
import social.kith.node.link.LinkEnvironment;
import social.kith.node.link.Refusal;
import social.kith.storage.Invite;
import social.kith.storage.InviteState;
import social.kith.storage.Store;

/** Loop-owned. The invites that this node made, each waiting on a port of its own. */
public final class InviteDesk {
  private static final Logger LOG = LoggerFactory.getLogger(InviteDesk.class);

  /** Most invites that wait at one time, for somebody or to tell that they are over. */
  public static final int MAX_WAITING = 50;

  private static final Duration KEPT = Duration.ofDays(7);

  private final LinkEnvironment environment;
  private final Store store;
  private final ContactBook book;
  private final Supplier<String> ownName;
  private final Listener listener;
  private final Map<String, MadeInvite> waiting = new HashMap<>();

  /** What happens to invites. Called on the loop. */
  public interface Listener {
    /** An invite was made, used or ended. */
    void inviteChanged(Invite invite);

    /** Somebody should know; for a person, ends with what to do. */
    void notice(String message);
  }

  /** A desk without waiting invites until {@link #start}. */
  public InviteDesk(
      LinkEnvironment environment,
      Store store,
      ContactBook book,
      Supplier<String> ownName,
      Listener listener) {
    this.environment = environment;
    this.store = store;
    this.book = book;
    this.ownName = ownName;
    this.listener = listener;
  }

  /** Goes on waiting for the invites that were open when the node stopped. */
  public void start() {
    Instant now = environment.loop().now();
    store.update(tx -> store.invites().deleteOlderThan(tx, now.minus(KEPT)));
    for (Invite invite : store.invites().all()) {
      if (invite.state() == InviteState.EXPIRED) {
        continue;
      }
      if (invite.expiresAt().isAfter(now)) {
        open(invite);
      } else if (invite.state() == InviteState.OPEN) {
        end(invite.id(), InviteState.EXPIRED, Optional.empty());
      }
    }
  }

  /** Whether one more may wait. The oldest that is over makes room: who tries it hears nothing. */
  public boolean hasRoom() {
    environment.loop().requireInLoop();
    if (waiting.size() >= MAX_WAITING) {
      waiting.values().stream()
          .filter(MadeInvite::isOver)
          .min(Comparator.comparing(MadeInvite::createdAt))
          .ifPresent(this::forget);
    }
    return waiting.size() < MAX_WAITING;
  }

  private void forget(MadeInvite made) {
    waiting.values().remove(made);
    made.close();
  }

  /**
   * Makes an invite and waits for whom it is given to, if there is room.
   *
   * @param validity how long it can be used
   * @param forContact the contact who is to use it, with whatever key; empty for somebody new
   */
  public CompletableFuture<Invite> create(Duration validity, Optional<ContactId> forContact) {
    environment.loop().requireInLoop();
    OptionalInt port = environment.ports().take(OptionalInt.empty());
    if (port.isEmpty()) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("no UDP port is free for an invite"));
    }
    Instant now = environment.loop().now();
    Secret secret = Secret.random();
    var text =
        new social.kith.node.find.Invite(
            environment.self().id(),
            secret,
            now.plus(validity),
            environment.ownAddresses(port.getAsInt()));
    Invite invite =
        new Invite(
            InviteKeys.id(secret),
            text.encode(),
            InviteKeys.linkSeed(secret),
            port.getAsInt(),
            now,
            text.expiresAt(),
            InviteState.OPEN,
            Optional.empty(),
            forContact);
    secret.close();
    environment.ports().release(port.getAsInt());
    return store
        .update(tx -> store.invites().insert(tx, invite))
        .thenRunAsync(() -> open(invite), environment.loop())
        .thenComposeAsync(nothing -> withSeenAddresses(invite), environment.loop())
        .thenApplyAsync(
            made -> {
              listener.inviteChanged(made);
              return made;
            },
            environment.loop());
  }

  /** The invite with the addresses, too, at which servers see its link. */
  private CompletableFuture<Invite> withSeenAddresses(Invite invite) {
    return environment
        .seenAddresses(invite.linkPort())
        .thenCompose(addresses -> recoded(invite, addresses));
  }

  private CompletableFuture<Invite> recoded(Invite invite, List<InetSocketAddress> addresses) {
    try {
      var text = social.kith.node.find.Invite.parse(invite.code(), environment.loop().now());
      if (text.addresses().equals(addresses)) {
        return CompletableFuture.completedFuture(invite);
      }
      String code = text.with(addresses).encode();
      return store
          .update(tx -> store.invites().recode(tx, invite.id(), code))
          .thenApply(nothing -> invite.withCode(code));
    } catch (InviteException e) {
      return CompletableFuture.completedFuture(invite);
    }
  }

  /** Takes an open invite back. */
  public CompletableFuture<Void> cancel(String id) {
    return end(id, InviteState.CANCELLED, Optional.empty());
  }

  /**
   * Dials whoever has the invite where they say that they are.
   *
   * @return whether the reply is to an invite that is open
   */
  public boolean reply(ReplyCode reply) {
    MadeInvite made = waiting.get(reply.inviteId());
    if (made == null || made.isOver()) {
      return false;
    }
    made.dial(reply.addresses());
    return true;
  }

  /** A contact is online on its own link, so that both sides have stored: no invite is needed. */
  public void contactOnline(ContactId contact) {
    List.copyOf(waiting.values()).forEach(made -> made.endIfBy(contact));
  }

  /** A contact was removed: the invite that brought them brings them no more. */
  public void contactRemoved(ContactId contact) {
    List.copyOf(waiting.values()).forEach(made -> made.endIfBy(contact));
  }

  /** Frees all ports. Open invites go on after the next start. */
  public void close() {
    waiting.values().forEach(MadeInvite::close);
    waiting.clear();
  }

  private void open(Invite invite) {
    if (environment.ports().take(OptionalInt.of(invite.linkPort())).orElse(0)
        != invite.linkPort()) {
      LOG.warn("invite {}: its UDP port is taken by another program", invite.id());
      listener.notice(
          "An open invite cannot be used: another program took its UDP port."
              + " Cancel it and make a new one.");
      return;
    }
    MadeInvite made = new MadeInvite(invite, environment, book, ownName, new Ends());
    waiting.put(invite.id(), made);
    Duration left = Duration.between(environment.loop().now(), invite.expiresAt());
    environment.loop().schedule(left, () -> expire(invite.id()));
    try {
      if (invite.state() == InviteState.OPEN) {
        made.await();
      } else {
        made.refuse(
            invite.state() == InviteState.USED ? Refusal.INVITE_USED : Refusal.INVITE_CANCELLED);
      }
    } catch (InviteException e) {
      LOG.warn("invite {}: {}", invite.id(), e.reason());
    }
  }

  private void expire(String id) {
    MadeInvite made = waiting.remove(id);
    if (made != null) {
      made.close();
      store
          .invites()
          .find(id)
          .filter(invite -> invite.state() == InviteState.OPEN)
          .ifPresent(invite -> end(id, InviteState.EXPIRED, Optional.empty()));
    }
  }

  private CompletableFuture<Void> end(String id, InviteState state, Optional<ContactId> by) {
    return store
        .update(tx -> store.invites().close(tx, id, state, by))
        .thenRunAsync(
            () -> {
              MadeInvite made = waiting.get(id);
              if (made != null) {
                made.refuse(
                    state == InviteState.USED ? Refusal.INVITE_USED : Refusal.INVITE_CANCELLED);
              }
              store.invites().find(id).ifPresent(listener::inviteChanged);
            },
            environment.loop());
  }

  private final class Ends implements MadeInvite.Events {
    @Override
    public void used(String id, ContactId by) {
      endOrLog(id, InviteState.USED, Optional.of(by));
    }

    /** Taken back in truth: they would learn that they are blocked if it worked for others. */
    @Override
    public void inBlockedHands(String id) {
      endOrLog(id, InviteState.CANCELLED, Optional.empty());
      listener.notice(
          "Somebody whom you blocked tried to use an invite. It was taken back: make a new one for"
              + " the person it was meant for.");
    }

    private void endOrLog(String id, InviteState state, Optional<ContactId> by) {
      environment
          .loop()
          .when(
              end(id, state, by),
              (nothing, error) -> {
                if (error != null) {
                  LOG.error("invite {} could not be closed", id, error);
                }
              });
    }

    @Override
    public void triedAgain(Refusal why) {
      if (why == Refusal.INVITE_USED) {
        listener.notice(
            "Somebody tried to use an invite that was already used and was refused."
                + " If you do not know the contact who used it first, remove them.");
      }
    }

    @Override
    public void failed(String message) {
      listener.notice(message);
    }
  }
}
