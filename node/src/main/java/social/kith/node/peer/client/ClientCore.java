package social.kith.node.peer.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.MalformedException;
import social.kith.node.peer.CodeConnection;
import social.kith.node.peer.CodeEvent;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.Registration;
import social.kith.node.peer.Signal;

/** What a client knows and does: its people and their connections. Loop-owned. */
final class ClientCore implements Link.Owner {
  /** How long a connection may take from its first signal to the proofs. */
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

  private final ClientConfig config;
  private final ClientLoop loop;
  private final ClientEvents events = new ClientEvents();
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "peer-client-messages");
            thread.setDaemon(true);
            return thread;
          });
  private final UUID instance = UUID.randomUUID();
  private final Map<IdentityKey, Person> people = new HashMap<>();
  private final Map<Link, CompletableFuture<IdentityKey>> links = new HashMap<>();
  private final Signalling signalling = new Signalling(this);
  private long dials;
  private boolean closed;

  ClientCore(ClientConfig config, ClientLoop loop) {
    this.config = config;
    this.loop = loop;
  }

  ClientLoop loop() {
    return loop;
  }

  ClientConfig config() {
    return config;
  }

  ClientEvents events() {
    return events;
  }

  Signalling signalling() {
    return signalling;
  }

  IdentityKey key() {
    return config.identity().key();
  }

  /** Whether this client's key is the lower one: what both sides can go by. */
  boolean isBelow(IdentityKey other) {
    return Arrays.compareUnsigned(key().bytes(), other.bytes()) < 0;
  }

  void tell(ClientEvent event) {
    events.tell(event);
  }

  void fail(IdentityKey who, ClientException.Reason what, String message) {
    tell(new ClientEvent.Failed(Optional.of(who), new ClientException(what, message)));
  }

  Journal journal(IdentityKey person, Consumer<IOException> failed) {
    return new Journal(person, config.store(), disk, loop, failed);
  }

  Person person(IdentityKey key) {
    return people.computeIfAbsent(key, unused -> new Person(key, this));
  }

  Optional<Person> find(IdentityKey key) {
    return Optional.ofNullable(people.get(key));
  }

  Collection<Person> people() {
    return List.copyOf(people.values());
  }

  /** How many connections have not proven anything yet. */
  long unproven() {
    return links.keySet().stream().filter(link -> link.proven().isEmpty()).count();
  }

  /** A connection over signals; empty if the client or its factory is closed. */
  Optional<Link> open(boolean initiator, Optional<IdentityKey> wanted, Consumer<Signal> way) {
    if (closed) {
      return Optional.empty();
    }
    PeerOptions options = config.options().get();
    PeerConfig base = initiator ? PeerConfig.initiator(options) : PeerConfig.answerer(options);
    try {
      Peer peer =
          Peer.create(
              config.factory(), base.withRestarts(config.patience(), config.maxRestarts()), loop);
      return Optional.of(link(peer, initiator, wanted, way).start().limit(CONNECT_LIMIT));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** A connection by codes, which has its own way for the first signals. */
  Link adopt(CodeConnection code, boolean initiator) {
    Link link = link(code.peer(), initiator, Optional.empty(), first -> {});
    Registration unused =
        code.on(
            CodeEvent.Connected.class,
            connected ->
                link.describe(
                    code.localDescription().orElseThrow(), code.remoteDescription().orElseThrow()));
    if (closed) {
      code.close();
    }
    return link.start();
  }

  private Link link(
      Peer peer, boolean initiator, Optional<IdentityKey> wanted, Consumer<Signal> way) {
    Link.Ends ends =
        new Link.Ends(config.identity(), initiator, instance, initiator ? ++dials : 0, wanted);
    Link link = new Link(peer, ends, loop, this, way);
    links.put(link, new CompletableFuture<>());
    return link;
  }

  /** Who is at the other end, once both have proven themselves and messages go. */
  CompletableFuture<IdentityKey> whenConnected(Link link) {
    return links.getOrDefault(link, new CompletableFuture<>());
  }

  @Override
  public void proven(Link link) {
    IdentityKey key = link.requireKey();
    if (!config.admission().test(key)) {
      link.fail(ClientException.Reason.NOT_PROVEN, "not admitted");
      return;
    }
    person(key).proven(link);
  }

  @Override
  public void received(Link link, Frame frame) throws MalformedException, ClientException {
    person(link.requireKey()).received(link, frame);
  }

  /** Messages go over it from now on. */
  void connected(Link link) {
    signalling.settle(link);
    whenConnected(link).complete(link.requireKey());
  }

  @Override
  public void media(Link link, PeerEvent event) {
    link.proven().flatMap(hello -> find(hello.key())).ifPresent(who -> who.media(link, event));
  }

  @Override
  public void over(Link link, Optional<ClientException> reason) {
    CompletableFuture<IdentityKey> waiting = links.remove(link);
    signalling.over(link);
    ClientException failure =
        reason.orElseGet(
            () -> new ClientException(ClientException.Reason.NO_CONNECTION, "it was closed"));
    if (waiting != null) {
      waiting.completeExceptionally(failure);
    }
    Optional<IdentityKey> who = link.proven().map(Frame.Hello::key).or(link::wanted);
    if (!closed) {
      reason.ifPresent(e -> tell(new ClientEvent.Failed(who, e)));
    }
    link.proven().flatMap(hello -> find(hello.key())).ifPresent(person -> person.over(link));
    link.wanted().flatMap(this::find).ifPresent(person -> person.dialling().over(link));
  }

  void send(IdentityKey to, byte[] data, boolean binary, CompletableFuture<Long> result) {
    if (closed) {
      result.completeExceptionally(
          new ClientException(ClientException.Reason.CLOSED, "the client is closed"));
    } else {
      person(to).send(data, binary, result);
    }
  }

  /** Ends everything; the disk's thread ends when all is written. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    signalling.close();
    people().forEach(Person::close);
    new ArrayList<>(links.keySet()).forEach(Link::close);
    disk.execute(config.store()::close);
    disk.shutdown();
  }
}
