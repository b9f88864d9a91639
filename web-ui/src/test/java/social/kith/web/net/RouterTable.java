package social.kith.web.net;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import social.kith.web.bench.Figures;

/** Which homes reach each other, how, and how fast: the table of docs/benchmarks.md. */
public final class RouterTable {
  private static final Duration LIMIT = Duration.ofSeconds(25);
  private static final int MOVED = 77;

  private RouterTable() {}

  /** Where somebody is, in words and in an {@link Internet}. */
  private record Place(String words, Function<Internet, Internet.Host> put) {}

  private static final Place PUBLIC = new Place("public address", Internet::host);
  private static final Place IPV6 = new Place("IPv6 alone", Internet::ipv6Host);
  private static final Place DOUBLE =
      new Place(
          "two routers", internet -> internet.home(Router.PORT_RESTRICTED, Router.PORT_RESTRICTED));

  private static Place behind(Router router) {
    String words = router.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Place(words, internet -> internet.home(router));
  }

  /** What Alice has besides her router. */
  private enum Help {
    NONE(""),
    TURN(", with TURN"),
    PORTS(", her router opens ports"),
    CONTACT(", a contact of both"),
    TURN_AND_CONTACT(", with TURN and a contact of both");

    private final String words;

    Help(String words) {
      this.words = words;
    }

    boolean turn() {
      return this == TURN || this == TURN_AND_CONTACT;
    }

    boolean contact() {
      return this == CONTACT || this == TURN_AND_CONTACT;
    }
  }

  private record Pair(Place alice, Place bob, Help help) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(PUBLIC, behind(Router.PORT_RESTRICTED), Help.NONE),
          new Pair(behind(Router.PORT_RESTRICTED), PUBLIC, Help.NONE),
          new Pair(behind(Router.FULL_CONE), behind(Router.FULL_CONE), Help.NONE),
          new Pair(behind(Router.ADDRESS_RESTRICTED), behind(Router.ADDRESS_RESTRICTED), Help.NONE),
          new Pair(behind(Router.PORT_RESTRICTED), behind(Router.PORT_RESTRICTED), Help.NONE),
          new Pair(behind(Router.PORT_RESTRICTED), behind(Router.PORT_RESTRICTED), Help.CONTACT),
          new Pair(behind(Router.FULL_CONE), behind(Router.SYMMETRIC), Help.NONE),
          new Pair(behind(Router.ADDRESS_RESTRICTED), behind(Router.SYMMETRIC), Help.NONE),
          new Pair(behind(Router.PORT_RESTRICTED), behind(Router.SYMMETRIC), Help.NONE),
          new Pair(behind(Router.PORT_RESTRICTED), behind(Router.SYMMETRIC), Help.TURN),
          new Pair(behind(Router.SYMMETRIC), behind(Router.SYMMETRIC), Help.NONE),
          new Pair(behind(Router.SYMMETRIC), behind(Router.SYMMETRIC), Help.TURN),
          new Pair(behind(Router.SYMMETRIC), behind(Router.SYMMETRIC), Help.TURN_AND_CONTACT),
          new Pair(behind(Router.SYMMETRIC), behind(Router.SYMMETRIC), Help.PORTS),
          new Pair(DOUBLE, behind(Router.PORT_RESTRICTED), Help.NONE),
          new Pair(IPV6, IPV6, Help.NONE));

  /** Prints a line for each pair. */
  public static void run(Path folder) throws Exception {
    int number = 0;
    for (Pair pair : PAIRS) {
      Optional<Internet> opened = Internet.open();
      if (opened.isEmpty()) {
        Figures.print("routers: left out, as they need root on Linux and nftables");
        return;
      }
      try (Internet internet = opened.get()) {
        Path own = Files.createDirectories(folder.resolve("routers" + number++));
        tell(pair, internet, own);
      }
    }
  }

  private static void tell(Pair pair, Internet internet, Path folder) throws Exception {
    Internet.Host alice = pair.alice.put.apply(internet);
    Internet.Host bob = pair.bob.put.apply(internet);
    String who = "%s – %s%s".formatted(pair.alice.words, pair.bob.words, pair.help.words);
    if (pair.help != Help.PORTS) {
      tell(who, pair, internet, alice, bob, folder);
      return;
    }
    Optional<PortDaemon> started = PortDaemon.start(internet.gate(alice), folder, true);
    if (started.isEmpty()) {
      Figures.print("%-55s left out, as miniupnpd is missing", who);
      return;
    }
    try (PortDaemon daemon = started.get()) {
      tell(who, pair, internet, alice, bob, folder);
    }
  }

  private static void tell(
      String who, Pair pair, Internet internet, Internet.Host alice, Internet.Host bob, Path folder)
      throws Exception {
    try (TwoHomes homes = new TwoHomes(folder, alice, bob, internet.host(), pair.help.turn())) {
      Optional<Duration> met = homes.meet(LIMIT);
      if (met.isEmpty()) {
        Figures.print("%-55s not within %d s", who, LIMIT.toSeconds());
        return;
      }
      String path = homes.path();
      String how = homes.replied() ? " with a reply" : "";
      if (pair.help.contact()) {
        homes.befriend("Carol", internet.host(), LIMIT);
      }
      String again = words(homes.meetAgain(LIMIT));
      boolean canMove = !alice.address().contains(":") && homes.isOnline();
      String moved =
          canMove ? words(homes.goOn(() -> internet.move(alice, MOVED), LIMIT)) : "not tried";
      Figures.print(
          "%-55s %-8s met in %d ms%s, after both restarted: %s, after Alice's address changed: %s",
          who, path, met.get().toMillis(), how, again, moved);
    }
  }

  private static String words(Optional<Duration> time) {
    return time.map(it -> it.toMillis() + " ms").orElse("not by themselves");
  }
}
