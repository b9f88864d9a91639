package social.kith.node.peer.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.MalformedException;
import social.kith.node.peer.PeerEvent;

/** Somebody this client knows: the one connection to them, and what waits for it. Loop-owned. */
final class Person {
  /** How long the connection that goes on may take to be there after another one gave way. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final IdentityKey key;
  private final ClientCore core;
  private final Journal journal;
  private final Calls calls;
  private final Dialling dialling;
  private final List<Consumer<Person>> whenLoaded = new ArrayList<>();
  private @Nullable Outgoing outgoing;
  private @Nullable Incoming incoming;
  private @Nullable ClientException broken;
  private @Nullable Link link;
  private final List<CompletableFuture<Void>> waiters = new ArrayList<>();
  private boolean met;
  private boolean online;
  private int graces;

  Person(IdentityKey key, ClientCore core) {
    this.key = key;
    this.core = core;
    this.journal = core.journal(key, this::storeFailed);
    this.calls = new Calls(key, core);
    this.dialling = new Dialling(key, core, () -> online);
    journal.load(this::loaded);
  }

  IdentityKey key() {
    return key;
  }

  Calls calls() {
    return calls;
  }

  Dialling dialling() {
    return dialling;
  }

  boolean isOnline() {
    return online;
  }

  private void loaded(JournalState state) {
    Outgoing out =
        new Outgoing(state, journal, number -> core.tell(new ClientEvent.Delivered(key, number)));
    Incoming in =
        new Incoming(state, journal, core.loop(), this::deliver, number -> acknowledge(number));
    outgoing = out;
    incoming = in;
    met = in.hasMet();
    whenLoaded.forEach(task -> task.accept(this));
    whenLoaded.clear();
  }

  private void onceLoaded(Consumer<Person> task) {
    if (outgoing != null) {
      task.accept(this);
    } else {
      whenLoaded.add(task);
    }
  }

  private boolean deliver(Frame.Message message) {
    if (!core.events().hearMessages()) {
      return false;
    }
    core.tell(new ClientEvent.Message(key, message.number(), message.data(), message.binary()));
    return true;
  }

  private void acknowledge(long number) {
    Link current = link;
    if (current != null) {
      boolean unused = current.send(new Frame.Acknowledge(number));
    }
  }

  private void storeFailed(IOException e) {
    ClientException reason =
        new ClientException(
            ClientException.Reason.STORE, "the message store failed: free the disk", e);
    broken = reason;
    core.tell(new ClientEvent.Failed(Optional.of(key), reason));
    if (outgoing != null) {
      outgoing.fail(reason);
    }
    disconnect();
  }

  void send(byte[] data, boolean binary, CompletableFuture<Long> result) {
    ClientException failure = broken;
    if (failure != null) {
      result.completeExceptionally(failure);
      return;
    }
    onceLoaded(
        person -> {
          if (person.outgoing != null) {
            person.outgoing.add(data, binary, result);
          }
        });
  }

  /** Connects, and stays connected. */
  void connect(CompletableFuture<Void> result) {
    if (link != null) {
      result.complete(null);
    } else {
      waiters.add(result);
    }
    dialling.start();
  }

  /** Ends the connection, and lets it end. */
  void disconnect() {
    dialling.stop();
    closeLink();
    ClientException reason =
        new ClientException(ClientException.Reason.NO_CONNECTION, "it is not wanted any more");
    waiters.forEach(waiter -> waiter.completeExceptionally(reason));
    waiters.clear();
  }

  /** The client ends. */
  void close() {
    journal.close();
    disconnect();
  }

  /** Brings what waits to the application, which listens now. */
  void deliverWaiting() {
    if (incoming != null) {
      incoming.deliver();
    }
  }

  /** This person has proven to be at the other end. */
  void proven(Link fresh) {
    if (broken != null) {
      fresh.close();
      return;
    }
    onceLoaded(
        person -> {
          if (person.outgoing != null && person.incoming != null) {
            boolean unused = fresh.send(person.incoming.resume(person.outgoing.stream()));
          }
        });
  }

  /** A stream of theirs. */
  void media(Link from, PeerEvent event) {
    if (from == link) {
      calls.media(event);
    }
  }

  /** A frame of theirs. */
  void received(Link from, Frame frame) throws MalformedException, ClientException {
    if (frame instanceof Frame.Resume resume) {
      resumed(from, resume);
    } else if (frame instanceof Frame.Superseded) {
      from.giveWay();
    } else if (from == link) {
      receivedHere(frame);
    }
  }

  private void receivedHere(Frame frame) throws MalformedException, ClientException {
    if (frame instanceof Frame.Message message && incoming != null) {
      incoming.receive(message);
    } else if (frame instanceof Frame.Acknowledge acknowledge && outgoing != null) {
      outgoing.acknowledged(acknowledge.number());
    } else if (frame instanceof Frame.Calling calling) {
      calls.received(Json.tree(calling.json()));
    }
  }

  private void resumed(Link fresh, Frame.Resume theirs) {
    onceLoaded(
        person -> {
          if (person.outgoing != null && person.incoming != null && !fresh.isOver()) {
            try {
              person.start(fresh, theirs, person.outgoing, person.incoming);
            } catch (MalformedException e) {
              fresh.fail(e);
            }
          }
        });
  }

  private void start(Link fresh, Frame.Resume theirs, Outgoing out, Incoming in)
      throws MalformedException {
    Link before = link;
    if (fresh == before) {
      throw new MalformedException("a second start");
    }
    if (before != null && !before.isOver() && isBetter(before, fresh)) {
      fresh.supersede();
      return;
    }
    boolean restarted = before != null && !isOfOneStart(before, fresh);
    if (before != null) {
      calls.lost();
      before.supersede();
    }
    link = fresh;
    graces++;
    in.begin(theirs.stream());
    calls.attach(fresh);
    if (!online || restarted) {
      online = true;
      core.tell(met ? new ClientEvent.Reconnected(key) : new ClientEvent.Connected(key));
    }
    met = true;
    out.attach(fresh, theirs);
    connected(fresh);
  }

  private void connected(Link fresh) {
    core.connected(fresh);
    dialling.connected();
    waiters.forEach(waiter -> waiter.complete(null));
    waiters.clear();
  }

  private static boolean isOfOneStart(Link one, Link other) {
    return one.proven()
        .map(Frame.Hello::instance)
        .equals(other.proven().map(Frame.Hello::instance));
  }

  /** Both sides come to the same: of what differs all is known to both. */
  private boolean isBetter(Link old, Link fresh) {
    if (!isOfOneStart(old, fresh) || old.isInterrupted()) {
      return false;
    }
    if (old.isInitiator() == fresh.isInitiator()) {
      return old.dial() > fresh.dial();
    }
    return old.isInitiator() == core.isBelow(key);
  }

  /** One of the connections to this person is over. */
  void over(Link gone) {
    if (gone != link) {
      return;
    }
    link = null;
    if (outgoing != null) {
      outgoing.detach();
    }
    calls.lost();
    int grace = ++graces;
    if (gone.gaveWay()) {
      core.loop().after(GRACE, () -> offline(grace));
    } else {
      offline(grace);
    }
  }

  private void offline(int grace) {
    if (grace == graces && online) {
      online = false;
      core.tell(new ClientEvent.Disconnected(key));
      dialling.disconnected();
    }
  }

  void closeLink() {
    Link current = link;
    if (current != null) {
      current.close();
      over(current);
    }
  }
}
