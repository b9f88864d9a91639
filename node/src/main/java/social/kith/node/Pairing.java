package social.kith.node;

import java.time.Duration;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.node.KithException.Kind;
import social.kith.node.contact.InviteDesk;
import social.kith.node.contact.UsedInvites;
import social.kith.node.find.Invite;
import social.kith.node.find.InviteException;
import social.kith.node.find.ReplyCode;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/** Checks what a person wants to do with invites, made and used, and does it. Any thread. */
final class Pairing {
  private static final Duration SHORTEST_INVITE = Duration.ofMinutes(1);
  private static final Duration LONGEST_INVITE = Duration.ofHours(24);

  private final Profile profile;
  private final ContactViews contacts;
  private final Store store;
  private final EventLoop loop;
  private final InviteDesk invites;
  private final UsedInvites used;

  Pairing(
      Profile profile,
      ContactViews contacts,
      Store store,
      EventLoop loop,
      InviteDesk invites,
      UsedInvites used) {
    this.profile = profile;
    this.contacts = contacts;
    this.store = store;
    this.loop = loop;
    this.invites = invites;
    this.used = used;
  }

  /** As {@link KithNode#createInvite(Duration, Optional)}. */
  InviteView create(Duration validity, Optional<ContactId> forContact) {
    if (validity.compareTo(SHORTEST_INVITE) < 0 || validity.compareTo(LONGEST_INVITE) > 0) {
      throw new KithException(
          Kind.INVALID, "An invite is good for 1 minute to 24 hours. Choose a time between.");
    }
    forContact.ifPresent(this::requireUsable);
    var made =
        loop.submit(
                () -> {
                  requireRoom();
                  return invites.create(validity, forContact);
                })
            .thenCompose(begun -> begun);
    return PairingViews.view(Waiting.on(made));
  }

  private void requireRoom() {
    if (!invites.hasRoom()) {
      throw new KithException(
          Kind.CONFLICT,
          InviteDesk.MAX_WAITING + " invites are open. Cancel one, then make the new one.");
    }
  }

  private void requireUsable(ContactId id) {
    ContactView contact =
        contacts
            .find(id)
            .orElseThrow(
                () ->
                    new KithException(
                        Kind.NOT_FOUND, "There is no such contact. Reload the list."));
    Blocking.requireUnblocked(contact);
  }

  /** As {@link KithNode#cancelInvite}. */
  InviteView cancel(String id) {
    InviteView invite = find(id);
    if (invite.state() == InviteView.State.OPEN) {
      Waiting.on(loop.submit(() -> invites.cancel(id)).thenCompose(begun -> begun));
    }
    return find(id);
  }

  private InviteView find(String id) {
    return store
        .invites()
        .find(id)
        .map(PairingViews::view)
        .orElseThrow(
            () -> new KithException(Kind.NOT_FOUND, "There is no such invite. Reload the list."));
  }

  /** As {@link KithNode#replyToInvite}. */
  InviteView reply(String text) {
    ReplyCode reply;
    try {
      reply = ReplyCode.parse(text);
    } catch (InviteException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    }
    if (!Waiting.on(loop.submit(() -> invites.reply(reply)))) {
      throw new KithException(
          Kind.NOT_FOUND,
          "This reply belongs to none of your open invites. Make a new invite and send it to them.");
    }
    return find(reply.inviteId());
  }

  /** As {@link KithNode#acceptInvite(String, Optional)}. */
  PairingView accept(String text, Optional<ContactId> forContact) {
    Invite invite;
    try {
      invite = Invite.parse(text, loop.now());
    } catch (InviteException e) {
      throw new KithException(Kind.INVALID, Waiting.words(e), e);
    }
    if (invite.inviter().hex().equals(profile.view().id())) {
      throw new KithException(
          Kind.INVALID, "This is your own invite. Send it to the person you want to invite.");
    }
    forContact.ifPresent(this::requireUsable);
    contacts.find(invite.inviter()).ifPresent(Blocking::requireUnblocked);
    if (contacts.isOnline(invite.inviter())) {
      throw new KithException(
          Kind.CONFLICT,
          contacts.name(invite.inviter()) + " is a contact already, and online. Just share.");
    }
    var started = loop.submit(() -> used.use(invite, forContact)).thenCompose(begun -> begun);
    return PairingViews.view(Waiting.on(started));
  }
}
