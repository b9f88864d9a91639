package social.kith.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.node.loop.EventLoop;
import social.kith.node.meet.BrokerState;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerAddress;
import social.kith.node.meet.broker.BrokerTrouble;
import social.kith.storage.Store;

/**
 * The MQTT brokers through which contacts who moved are found. There are none but those that the
 * person chose. A part of {@link KithNode}: any thread.
 */
public final class Brokers {
  /** Most brokers. */
  public static final int MAX_BROKERS = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Brokers.class);
  private static final String KEY = "meet.brokers";
  private static final int MAX_CHARACTERS = 512;
  private static final int MAX_CERTIFICATE_CHARACTERS = 32 * 1024;
  private static final int MAX_BYTES = 256 * 1024;

  private final Store store;
  private final EventLoop loop;
  private final EventHub hub;
  private Consumer<List<Broker>> user = brokers -> {};
  private volatile List<Broker> chosen;
  private volatile List<BrokerView> views = List.of();

  Brokers(Store store, EventLoop loop, EventHub hub) {
    this.store = store;
    this.loop = loop;
    this.hub = hub;
    this.chosen = store.settings().find(KEY).map(Brokers::read).orElse(List.of());
  }

  /** Who uses them, on the loop. */
  void usedBy(Consumer<List<Broker>> meetings) {
    user = meetings;
  }

  /** Those that were chosen before are used from now on. On the loop. */
  void start() {
    user.accept(chosen);
  }

  /** How it stands with them now. On the loop. */
  void changed(List<BrokerState> states) {
    List<BrokerView> now = states.stream().map(Brokers::view).toList();
    if (!now.equals(views)) {
      views = now;
      hub.publish(new NodeEvent.BrokersChanged(now));
    }
  }

  private static BrokerView view(BrokerState state) {
    Broker broker = state.broker();
    return new BrokerView(
        broker.address().toString(),
        broker.user(),
        !broker.password().isEmpty(),
        broker.certificate(),
        BrokerView.State.valueOf(state.status().name()),
        state.since(),
        state.trouble().map(BrokerTrouble::words).orElse(""));
  }

  /** Those that were chosen. */
  List<Broker> chosen() {
    return chosen;
  }

  /** Those that are used now, and how it stands with each. */
  public List<BrokerView> all() {
    return views;
  }

  /**
   * Uses these from now on, and no others; returns after COMMIT.
   *
   * @throws KithException INVALID with what is wrong with one of them, TOO_LARGE for a fifth
   */
  public List<BrokerView> choose(List<BrokerWish> wished) {
    if (wished.size() > MAX_BROKERS) {
      throw new KithException(
          KithException.Kind.TOO_LARGE, "At most 4 brokers can be used. Leave some out.");
    }
    List<Broker> checked = wished.stream().map(this::check).toList();
    Set<BrokerAddress> addresses = new HashSet<>();
    if (!checked.stream().map(Broker::address).allMatch(addresses::add)) {
      throw invalid(new IllegalArgumentException("its address is there twice"));
    }
    CborMap map = CborMap.builder().put(1, checked.stream().map(Brokers::encode).toList()).build();
    byte[] bytes = map.encode();
    Waiting.on(store.update(tx -> store.settings().put(tx, KEY, bytes)));
    chosen = checked;
    Waiting.on(
        loop.submit(
            () -> {
              user.accept(checked);
              return true;
            }));
    return all();
  }

  private Broker check(BrokerWish wished) {
    String name = wished.user().orElse("");
    String certificate = wished.certificate().orElse("").strip();
    try {
      BrokerAddress address = BrokerAddress.parse(wished.address());
      String password = wished.password().orElseGet(() -> known(address, name));
      if (name.length() > MAX_CHARACTERS || password.length() > MAX_CHARACTERS) {
        throw new IllegalArgumentException("user name and password have at most 512 characters");
      }
      if (certificate.length() > MAX_CERTIFICATE_CHARACTERS) {
        throw new IllegalArgumentException("a certificate has at most 32,768 characters");
      }
      return new Broker(address, name, password, certificate);
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
  }

  private String known(BrokerAddress address, String name) {
    return chosen.stream()
        .filter(broker -> broker.address().equals(address) && broker.user().equals(name))
        .map(Broker::password)
        .findFirst()
        .orElse("");
  }

  private static KithException invalid(IllegalArgumentException why) {
    String message =
        "This broker cannot be used: %s. Write its address as mqtts://example.org:8883, and a"
            + " certificate as it stands in its PEM file.";
    return new KithException(KithException.Kind.INVALID, message.formatted(why.getMessage()), why);
  }

  private static CborMap encode(Broker broker) {
    return CborMap.builder()
        .put(1, broker.address().toString())
        .put(2, broker.user())
        .put(3, broker.password())
        .put(4, broker.certificate())
        .build();
  }

  private static List<Broker> read(byte[] bytes) {
    try {
      List<Broker> brokers = new ArrayList<>();
      for (CborMap map : CborMap.decode(bytes, MAX_BYTES).requireMaps(1, MAX_BROKERS)) {
        brokers.add(
            new Broker(
                BrokerAddress.parse(map.requireText(1, MAX_CHARACTERS)),
                map.requireText(2, MAX_CHARACTERS),
                map.requireText(3, MAX_CHARACTERS),
                map.requireText(4, MAX_CERTIFICATE_CHARACTERS)));
      }
      return List.copyOf(brokers);
    } catch (MalformedException | IllegalArgumentException e) {
      LOG.warn("the brokers cannot be read; choose them again");
      return List.of();
    }
  }
}
