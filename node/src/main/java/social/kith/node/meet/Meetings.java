package social.kith.node.meet;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/**
 * Loop-owned. Finds contacts whose addresses are not known any more through contacts of both, and
 * helps contacts to find each other (docs/protocol.md, "Meeting"). Who helps learns that two of its
 * contacts look for each other; where they are it cannot read.
 */
public final class Meetings {
  /** Who is online changes in bursts; tags are told when one is over. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  /** Tags change with time, and an envelope may have come to nothing. */
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final EventLoop loop;
  private final Search search;
  private final Board board;
  private final Map<ContactId, ContactLink> helpers = new LinkedHashMap<>();
  private final Map<ContactId, Set<MeetingTag>> told = new HashMap<>();
  private EventLoop.@Nullable Timer settling;
  private EventLoop.@Nullable Timer looking;
  private boolean on;

  /**
   * Does nothing until {@link #turn} says so.
   *
   * @param contacts all of them with their links
   */
  public Meetings(
      Identity self,
      Store store,
      EventLoop loop,
      KeyRing keys,
      Supplier<Collection<ContactLink>> contacts) {
    this.loop = loop;
    this.search = new Search(self, store, loop, keys, contacts, this::send);
    this.board = new Board(loop, this::send);
  }

  /** Begins, or ends, both to be helped and to help. */
  public void turn(boolean wanted) {
    loop.requireInLoop();
    on = wanted;
    if (looking != null) {
      looking.cancel();
      looking = null;
    }
    if (on) {
      look();
    } else {
      board.clear();
      changed();
    }
  }

  private void look() {
    changed();
    search.again();
    looking = loop.schedule(LOOK_EVERY, this::look);
  }

  /** The contact is online. */
  public void ready(ContactLink contact) {
    helpers.put(contact.contact().id(), contact);
    changed();
  }

  /** The contact is offline. */
  public void gone(ContactId contact) {
    helpers.remove(contact);
    told.remove(contact);
    board.gone(contact);
    changed();
  }

  /** Who is looked for, or who can help, changed. */
  public void changed() {
    if (settling == null) {
      settling = loop.schedule(SETTLE, this::tellTags);
    }
  }

  private void tellTags() {
    settling = null;
    Set<MeetingTag> wanted = on ? search.tags() : Set.of();
    for (ContactId helper : helpers.keySet()) {
      if (!wanted.equals(told.getOrDefault(helper, Set.of()))) {
        told.put(helper, wanted);
        send(helper, new MeetingMessage.Watch(wanted));
      }
    }
  }

  /** A message of a contact that is online. */
  public void message(ContactId from, byte[] body) throws MalformedException {
    MeetingMessage message = MeetingMessage.parse(body);
    if (!on) {
      return;
    }
    if (message instanceof MeetingMessage.Watch watch) {
      board.watch(from, watch.tags());
    } else if (message instanceof MeetingMessage.Match match) {
      search.lost(match.tag()).ifPresent(lost -> search.matched(lost, match.tag(), from));
    } else if (message instanceof MeetingMessage.Carry carry) {
      search
          .lost(carry.tag())
          .ifPresentOrElse(
              lost -> search.received(lost, from, carry), () -> board.carry(from, carry));
    }
  }

  private void send(ContactId to, MeetingMessage message) {
    ContactLink helper = helpers.get(to);
    if (helper != null) {
      helper.send(RecordKind.MEETING, message.encode());
    }
  }
}
