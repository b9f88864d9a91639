package social.kith.node.peer.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.MalformedException;
import social.kith.node.peer.DescriptorException;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerException;
import social.kith.node.peer.SendException;
import social.kith.node.peer.SessionDescription;
import social.kith.node.peer.Signal;

/** One connection of a client, from its first signal to its end. Loop-owned. */
final class Link {
  /** How long both sides may take to prove themselves on an open channel. */
  static final Duration PROOF_LIMIT = Duration.ofSeconds(10);

  /** How long the loser of two connections waits for the other side to close it. */
  private static final Duration SUPERSEDED_LIMIT = Duration.ofSeconds(3);

  /** Hears of a link. */
  interface Owner {
    /** The other side has proven who it is. */
    void proven(Link link);

    /** A frame came from a side that has proven who it is. */
    void received(Link link, Frame frame) throws MalformedException, ClientException;

    /** A stream came or went, or streams could not be agreed on. */
    void media(Link link, PeerEvent event);

    /** It is over. */
    void over(Link link, Optional<ClientException> reason);
  }

  /**
   * This end.
   *
   * @param wanted who must be at the other end; empty for anybody
   */
  record Ends(
      Identity self, boolean initiator, UUID instance, long dial, Optional<IdentityKey> wanted) {}

  private final Peer peer;
  private final Ends ends;
  private final ClientLoop loop;
  private final Owner owner;
  private final Consumer<Signal> way;
  private @Nullable SessionDescription local;
  private @Nullable SessionDescription remote;
  private @Nullable LinkProof proof;
  private Frame.@Nullable Hello proven;
  private @Nullable ClientException reason;
  private boolean interrupted;
  private boolean superseded;
  private boolean gaveWay;
  private boolean over;

  /**
   * Looks after a peer that nobody else sends on.
   *
   * @param way brings signals to the other side before the two have proven themselves
   */
  Link(Peer peer, Ends ends, ClientLoop loop, Owner owner, Consumer<Signal> way) {
    this.peer = peer;
    this.ends = ends;
    this.loop = loop;
    this.owner = owner;
    this.way = way;
  }

  Link start() {
    var unused = peer.on(PeerEvent.class, this::heard);
    return this;
  }

  /** Gives up if it is not proven by then. */
  Link limit(Duration until) {
    loop.after(
        until,
        () -> {
          if (proven == null) {
            fail(ClientException.Reason.NO_CONNECTION, "the connection takes too long");
          }
        });
    return this;
  }

  boolean isInitiator() {
    return ends.initiator();
  }

  boolean isInterrupted() {
    return interrupted;
  }

  boolean isOver() {
    return over;
  }

  /** Whether the other side said that another connection of the two goes on. */
  boolean gaveWay() {
    return gaveWay;
  }

  Optional<IdentityKey> wanted() {
    return ends.wanted();
  }

  Peer peer() {
    return peer;
  }

  Optional<Frame.Hello> proven() {
    return Optional.ofNullable(proven);
  }

  IdentityKey requireKey() {
    return proven().orElseThrow(() -> new IllegalStateException("not proven")).key();
  }

  /** The initiator's number of this connection. */
  long dial() {
    return ends.initiator() ? ends.dial() : proven().map(Frame.Hello::dial).orElse(0L);
  }

  /** Takes descriptions that others than this link bring to the peer. */
  void describe(SessionDescription own, SessionDescription theirs) {
    local = own;
    remote = theirs;
  }

  /**
   * Takes a signal that came over a way that anybody can change. What is of another certificate
   * ends a connection that is not proven; to one that is it does nothing.
   */
  void signal(Signal signal) {
    if (isOfOneCertificate(signal)) {
      peer.signal(signal);
    } else if (proven == null) {
      failForCertificate();
    }
  }

  private void signalWithin(Signal signal) {
    if (isOfOneCertificate(signal)) {
      peer.signal(signal);
    } else {
      failForCertificate();
    }
  }

  private void failForCertificate() {
    fail(ClientException.Reason.PROTOCOL, "a description of another certificate");
  }

  private boolean isOfOneCertificate(Signal signal) {
    return !(signal instanceof Signal.Sdp sdp) || isOfOneCertificate(sdp.description());
  }

  /** A later description with another certificate would put somebody else at the other end. */
  private boolean isOfOneCertificate(SessionDescription description) {
    Optional<byte[]> next = Certificates.fingerprint(description);
    SessionDescription first = remote;
    if (first == null) {
      remote = description;
      return next.isPresent();
    }
    return next.isPresent()
        && Certificates.fingerprint(first)
            .filter(known -> Arrays.equals(known, next.get()))
            .isPresent();
  }

  private void heard(PeerEvent event) {
    if (event instanceof PeerEvent.Signalled signalled) {
      signalled(signalled.signal());
    } else if (event instanceof PeerEvent.Connected) {
      connected();
    } else if (event instanceof PeerEvent.Message message) {
      received(message);
    } else if (event instanceof PeerEvent.Interrupted) {
      interrupted = true;
    } else if (event instanceof PeerEvent.Resumed) {
      interrupted = false;
    } else if (event instanceof PeerEvent.Failed failed) {
      failed(failed);
    } else if (event instanceof PeerEvent.Closed) {
      over = true;
      owner.over(this, Optional.ofNullable(reason));
    } else if (proven != null) {
      owner.media(this, event);
    }
  }

  private void signalled(Signal signal) {
    if (local == null && signal instanceof Signal.Sdp sdp) {
      local = sdp.description();
    }
    if (proven != null && !interrupted) {
      send(new Frame.Signalling(signal.toJson().getBytes(StandardCharsets.UTF_8)));
    } else {
      way.accept(signal);
    }
  }

  private void connected() {
    Optional<byte[]> own = Optional.ofNullable(local).flatMap(Certificates::fingerprint);
    Optional<byte[]> theirs = Optional.ofNullable(remote).flatMap(Certificates::fingerprint);
    if (own.isEmpty() || theirs.isEmpty()) {
      fail(ClientException.Reason.PROTOCOL, "a description without one certificate");
      return;
    }
    LinkProof made =
        new LinkProof(
            ends.self(),
            ends.initiator(),
            ends.instance(),
            ends.dial(),
            new LinkProof.Fingerprints(own.get(), theirs.get()));
    proof = made;
    sendBytes(made.hello());
    limit(PROOF_LIMIT);
  }

  private void received(PeerEvent.Message message) {
    LinkProof proving = proof;
    if (superseded || proving == null || over) {
      return;
    }
    try {
      if (!message.binary()) {
        throw new MalformedException("a text on a channel of frames");
      }
      Frame frame = Frame.parse(message.data());
      if (frame instanceof Frame.Hello hello) {
        send(proving.receive(hello));
      } else if (frame instanceof Frame.Proof theirs && proven == null) {
        prove(proving.receive(theirs));
      } else if (proven == null) {
        throw new MalformedException("a frame before the proof");
      } else if (frame instanceof Frame.Signalling signalling) {
        signalWithin(Signal.parse(new String(signalling.json(), StandardCharsets.UTF_8)));
      } else {
        owner.received(this, frame);
      }
    } catch (MalformedException e) {
      fail(e);
    } catch (ClientException | DescriptorException e) {
      fail(ClientException.Reason.PROTOCOL, "a frame that does not hold what it should");
    }
  }

  private void prove(Frame.Hello theirs) {
    if (ends.wanted().filter(key -> !key.equals(theirs.key())).isPresent()) {
      fail(ClientException.Reason.OTHER_IDENTITY, "somebody else answered");
      return;
    }
    proven = theirs;
    owner.proven(this);
  }

  /** On a proven connection that has a path it is a negotiation that failed, and not the end. */
  private void failed(PeerEvent.Failed failed) {
    if (proven != null && failed.reason().reason() != PeerException.Reason.NO_PATH) {
      owner.media(this, failed);
      return;
    }
    if (reason == null) {
      reason =
          new ClientException(
              ClientException.Reason.NO_CONNECTION, "the connection failed", failed.reason());
    }
    peer.close();
  }

  void fail(ClientException.Reason what, String message) {
    if (!over && reason == null) {
      reason = new ClientException(what, message);
    }
    peer.close();
  }

  /** What came is wrong. */
  void fail(MalformedException what) {
    if (!over && reason == null) {
      reason =
          new ClientException(
              proven == null ? ClientException.Reason.NOT_PROVEN : ClientException.Reason.PROTOCOL,
              "the other side breaks the protocol",
              what);
    }
    peer.close();
  }

  /** Sends a frame; false if the connection is over or about to be. */
  boolean send(Frame frame) {
    return !superseded && sendBytes(frame.encode());
  }

  private boolean sendBytes(byte[] frame) {
    try {
      peer.send(frame);
      return true;
    } catch (SendException e) {
      if (e.reason() != SendException.Reason.CLOSED) {
        fail(ClientException.Reason.PROTOCOL, "the other side takes nothing any more");
      }
      return false;
    }
  }

  /** Another connection of the two goes on: says so, and lets the other side close this one. */
  void supersede() {
    if (send(new Frame.Superseded())) {
      superseded = true;
      loop.after(SUPERSEDED_LIMIT, peer::close);
    }
  }

  /** The other side lets another connection of the two go on. */
  void giveWay() {
    gaveWay = true;
    peer.close();
  }

  void close() {
    peer.close();
  }
}
