package social.kith.node;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.node.peer.IceServer;
import social.kith.storage.Store;

/**
 * The STUN and TURN servers that help links, streams and calls to connect: those that the person
 * chose, and public STUN servers while they allow it. A part of {@link KithNode}: any thread.
 */
public final class IceServers {
  /** Most servers. */
  public static final int MAX_SERVERS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(IceServers.class);
  private static final String KEY = "live.ice-servers";
  private static final int MAX_URLS = 8;
  private static final int MAX_CHARACTERS = 512;
  private static final int MAX_BYTES = 64 * 1024;

  /** Of different operators who run them for their own users, and for nobody's advertisements. */
  private static final List<IceServer> PUBLIC =
      List.of(
          IceServer.stun("stun:stun.nextcloud.com:443"),
          IceServer.stun("stun:stun.sipgate.net:3478"));

  private final Store store;
  private final BooleanSupplier publicToo;
  private final Runnable changed;
  private volatile List<IceServer> servers;

  /**
   * As stored.
   *
   * @param publicToo whether public servers may be asked now
   * @param changed the person chose others; called on the thread where they did
   */
  IceServers(Store store, BooleanSupplier publicToo, Runnable changed) {
    this.store = store;
    this.publicToo = publicToo;
    this.changed = changed;
    this.servers = store.settings().find(KEY).map(IceServers::read).orElse(List.of());
  }

  private static List<IceServer> read(byte[] bytes) {
    try {
      List<IceServer> servers = new ArrayList<>();
      for (CborMap map : CborMap.decode(bytes, MAX_BYTES).requireMaps(1, MAX_SERVERS)) {
        List<String> urls =
            map.requireBytesList(1, MAX_URLS, 4 * MAX_CHARACTERS).stream()
                .map(url -> new String(url, StandardCharsets.UTF_8))
                .toList();
        servers.add(
            new IceServer(
                urls, map.requireText(2, MAX_CHARACTERS), map.requireText(3, MAX_CHARACTERS)));
      }
      return List.copyOf(servers);
    } catch (MalformedException | IllegalArgumentException e) {
      LOG.warn("the STUN and TURN servers cannot be read; choose them again");
      return List.of();
    }
  }

  /** Those that the person chose. */
  public List<IceServerView> all() {
    return servers.stream().map(IceServers::view).toList();
  }

  /** Those that are used now. */
  public List<IceServerView> used() {
    return inUse().stream().map(IceServers::view).toList();
  }

  /** The same for connections of this node. */
  List<IceServer> inUse() {
    return Stream.concat(servers.stream(), publicToo.getAsBoolean() ? PUBLIC.stream() : Stream.of())
        .toList();
  }

  private static IceServerView view(IceServer server) {
    return new IceServerView(server.urls(), server.username(), server.credential());
  }

  /**
   * Uses these from now on, and no others; returns after COMMIT.
   *
   * @throws KithException INVALID with what is wrong with one of them, TOO_LARGE for a ninth
   */
  public List<IceServerView> choose(List<IceServerView> wished) {
    if (wished.size() > MAX_SERVERS) {
      throw new KithException(
          KithException.Kind.TOO_LARGE, "At most 8 servers can be used. Leave some out.");
    }
    List<IceServer> checked = wished.stream().map(IceServers::check).toList();
    byte[] bytes =
        CborMap.builder()
            .put(1, checked.stream().map(IceServers::encode).toList())
            .build()
            .encode();
    Waiting.on(store.update(tx -> store.settings().put(tx, KEY, bytes)));
    servers = checked;
    changed.run();
    return all();
  }

  private static IceServer check(IceServerView wished) {
    try {
      IceServer server = new IceServer(wished.urls(), wished.username(), wished.credential());
      boolean tooMuch =
          server.urls().size() > MAX_URLS
              || server.username().length() > MAX_CHARACTERS
              || server.credential().length() > MAX_CHARACTERS;
      if (tooMuch) {
        throw new IllegalArgumentException("a server has at most 8 addresses, and 512 characters");
      }
      return server;
    } catch (IllegalArgumentException e) {
      throw new KithException(
          KithException.Kind.INVALID,
          "This server cannot be used: %s. Write an address as stun:example.org:3478."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static CborMap encode(IceServer server) {
    return CborMap.builder()
        .putBytesList(
            1, server.urls().stream().map(url -> url.getBytes(StandardCharsets.UTF_8)).toList())
        .put(2, server.username())
        .put(3, server.credential())
        .build();
  }
}
