package social.kith.node.peer.signaling;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;

/** One place in a room whose members prove their names. All but the membership: on the executor. */
final class ProvenRoom implements RoomMembership, RoomListener {
  /** How often it is looked for who owes a proof; after the second time it is forgotten. */
  static final Duration TICK = Duration.ofSeconds(5);

  private static final int MAX_TICKS = 2;

  private final ProvenSignaling owner;
  private final Identity self;
  private final String name;
  private final String room;
  private final ListenerGate gate;
  private final Map<String, ProvenMember> members = new LinkedHashMap<>();
  private @Nullable RoomMembership inner;
  private boolean ticking;

  ProvenRoom(ProvenSignaling owner, Identity self, String room, ListenerGate gate) {
    this.owner = owner;
    this.self = self;
    this.name = ProvenSignaling.name(self.key());
    this.room = room;
    this.gate = gate;
  }

  void enter(SignalingTransport transport) {
    try {
      inner = transport.join(room, name, new OnExecutor(owner::execute, this));
    } catch (IllegalStateException e) {
      end();
    }
  }

  void end() {
    gate.closed();
    leave();
  }

  private void leave() {
    members.clear();
    if (inner != null) {
      inner.close();
      inner = null;
    }
    owner.forget(this);
  }

  @Override
  public void onOpen(List<String> present) {
    members.keySet().retainAll(present);
    gate.opened(List.of());
    present.forEach(this::onJoined);
  }

  @Override
  public void onJoined(String member) {
    Optional<IdentityKey> key = ProvenSignaling.key(member);
    if (key.isEmpty() || member.equals(name) || members.size() >= SignalingTransport.MAX_MEMBERS) {
      owner.drop();
      return;
    }
    ProvenMember known = members.computeIfAbsent(member, none -> new ProvenMember(key.get()));
    if (known.isProven()) {
      gate.left(member);
    }
    known.doubt();
    say(member, new ProofMessage.Hello(known.challenge()));
    tickLater();
  }

  private void tickLater() {
    if (!ticking) {
      ticking = true;
      owner.timers().after(TICK, this::tick);
    }
  }

  private void tick() {
    ticking = false;
    members.values().removeIf(member -> !member.isProven() && member.tick() >= MAX_TICKS);
    if (members.values().stream().anyMatch(member -> !member.isProven())) {
      tickLater();
    }
  }

  @Override
  public void onLeft(String member) {
    members.remove(member);
    gate.left(member);
  }

  @Override
  public void onInterrupted() {
    members.values().forEach(ProvenMember::doubt);
    gate.interrupted();
  }

  @Override
  public void onClosed() {
    end();
  }

  @Override
  public void onText(String from, String text) {
    @Nullable ProvenMember member = members.get(from);
    @Nullable ProofMessage message = ProofMessage.parse(text).orElse(null);
    boolean good = false;
    if (member != null && message instanceof ProofMessage.Hello hello) {
      good = answer(from, member, hello.challenge(), member.challenge());
    } else if (member != null && message instanceof ProofMessage.Proof proof) {
      good = proved(from, member, proof);
    } else if (member != null && message instanceof ProofMessage.Text carried) {
      good = heard(from, member, carried);
    }
    if (!good) {
      owner.drop();
    }
  }

  private boolean answer(String to, ProvenMember member, String challenge, String counter) {
    if (!member.answer(challenge)) {
      return false;
    }
    Statement statement = Statement.presence(room, name, to, challenge, member.session);
    say(to, new ProofMessage.Proof(challenge, member.session, counter, statement.signedBy(self)));
    return true;
  }

  private boolean proved(String from, ProvenMember member, ProofMessage.Proof proof) {
    Statement statement = Statement.presence(room, from, name, proof.challenge(), proof.session());
    if (!member.isChallenged(proof.challenge())
        || !statement.isSignedBy(member.key, proof.signature())) {
      return false;
    }
    if (!member.canTake(proof.session())) {
      onLeft(from);
      onJoined(from);
      return true;
    }
    boolean wasProven = member.isProven();
    boolean otherSession = member.prove(proof.session());
    if (!proof.counter().isEmpty()) {
      // Whoever joins first speaks first: the proof has to be there before that.
      answer(from, member, proof.counter(), "");
    }
    if (wasProven && otherSession) {
      gate.left(from);
    }
    gate.joined(from);
    return true;
  }

  private boolean heard(String from, ProvenMember member, ProofMessage.Text carried) {
    Statement statement =
        Statement.text(
            room,
            from,
            name,
            member.theirSession(),
            member.session,
            carried.number(),
            carried.text());
    if (!member.isProven()
        || !member.isNew(carried.number())
        || !statement.isSignedBy(member.key, carried.signature())) {
      return false;
    }
    member.saw(carried.number());
    gate.text(from, carried.text());
    return true;
  }

  private void say(String to, ProofMessage message) {
    if (inner != null) {
      inner.send(to, message.toText());
    }
  }

  private void sendTo(String to, String text) {
    @Nullable ProvenMember member = members.get(to);
    if (member != null && member.isProven()) {
      long number = member.nextNumber();
      Statement statement =
          Statement.text(room, name, to, member.session, member.theirSession(), number, text);
      say(to, new ProofMessage.Text(number, statement.signedBy(self), text));
    }
  }

  @Override
  public void send(String to, String text) {
    Names.requireText(text, owner.maxTextCharacters());
    owner.execute(() -> sendTo(to, text));
  }

  @Override
  public void broadcast(String text) {
    Names.requireText(text, owner.maxTextCharacters());
    owner.execute(() -> members.keySet().forEach(member -> sendTo(member, text)));
  }

  @Override
  public void close() {
    gate.mute();
    owner.execute(this::leave);
  }
}
