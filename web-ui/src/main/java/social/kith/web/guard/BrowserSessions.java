package social.kith.web.guard;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.web.http.Json;

/**
 * The browsers that are signed in, and the random host name of this node's page. Both survive a
 * restart in one file of mode 0600, which holds hashes and no cookie. Any thread.
 */
public final class BrowserSessions {
  /** Name of the file in the data folder. */
  public static final String FILE = "web-sessions";

  /** How long a browser stays signed in. */
  public static final Duration LIFETIME = Duration.ofDays(90);

  /** Browsers that are signed in at once; the oldest makes room. */
  static final int MAX_SESSIONS = 50;

  private static final Logger log = LoggerFactory.getLogger(BrowserSessions.class);
  private static final int LABEL_LETTERS = 12;

  private final Path file;
  private final Clock clock;
  private final String hostLabel;
  // Serialises changes with the write of the file; reads see an immutable list.
  private final ReentrantLock changing = new ReentrantLock();
  private volatile List<Session> sessions;

  record Session(String hash, Instant createdAt) {}

  record Saved(String host, List<Session> sessions) {}

  private BrowserSessions(Path file, Clock clock, Saved saved) {
    this.file = file;
    this.clock = clock;
    this.hostLabel = saved.host();
    this.sessions = List.copyOf(saved.sessions());
  }

  /** Reads the folder's file, or starts one. */
  public static BrowserSessions open(Path home, Clock clock) throws IOException {
    Path file = home.resolve(FILE);
    Optional<Saved> saved = load(file);
    if (saved.isPresent()) {
      return new BrowserSessions(file, clock, saved.get());
    }
    BrowserSessions fresh =
        new BrowserSessions(file, clock, new Saved(Tokens.letters(LABEL_LETTERS), List.of()));
    fresh.save(List.of());
    return fresh;
  }

  private static Optional<Saved> load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Saved saved = Json.read(Files.readAllBytes(file), Saved.class);
      return saved.host().matches("[a-z]{8,63}") ? Optional.of(saved) : Optional.empty();
    } catch (JacksonException e) {
      log.warn("The list of signed-in browsers is damaged and starts anew; sign in again");
      return Optional.empty();
    }
  }

  /** The first label of this node's own {@code .localhost} name. */
  public String hostLabel() {
    return hostLabel;
  }

  /** Name of the cookie: its own for each node, since browsers share cookies among ports. */
  public String cookieName() {
    return "kith-" + hostLabel;
  }

  /** Whether any browser is signed in. */
  public boolean any() {
    return sessions.stream().anyMatch(this::alive);
  }

  /** Signs a browser in. Returns the value of its cookie, which is not kept. */
  public String create() throws IOException {
    String token = Tokens.random(32);
    changing.lock();
    try {
      List<Session> next = new ArrayList<>(sessions.stream().filter(this::alive).toList());
      while (next.size() >= MAX_SESSIONS) {
        next.remove(0);
      }
      next.add(new Session(HexFormat.of().formatHex(Tokens.hash(token)), clock.instant()));
      save(next);
    } finally {
      changing.unlock();
    }
    return token;
  }

  /** The session of this cookie, by its hash. */
  Optional<String> find(String token) {
    byte[] hash = Tokens.hash(token);
    String found = null;
    for (Session session : sessions) {
      if (Tokens.same(HexFormat.of().parseHex(session.hash()), hash) && alive(session)) {
        found = session.hash();
      }
    }
    return Optional.ofNullable(found);
  }

  /** Signs one browser out. */
  public void remove(String hash) throws IOException {
    changing.lock();
    try {
      save(sessions.stream().filter(s -> !s.hash().equals(hash)).toList());
    } finally {
      changing.unlock();
    }
  }

  /** Signs every browser out. */
  public void removeAll() throws IOException {
    changing.lock();
    try {
      save(List.of());
    } finally {
      changing.unlock();
    }
  }

  private boolean alive(Session session) {
    return clock.instant().isBefore(session.createdAt().plus(LIFETIME));
  }

  private void save(List<Session> next) throws IOException {
    PrivateFile.write(file, Json.write(new Saved(hostLabel, next)));
    sessions = List.copyOf(next);
  }
}
