package social.kith.web.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import social.kith.crypto.Identity;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Home;
import social.kith.storage.Standing;
import social.kith.storage.Store;
import social.kith.web.process.NodeProcess;

/** A node with 500 contacts of whom none is there: it waits for each, and calls each. */
final class ManyContacts {
  private static final int CONTACTS = 500;
  private static final int PAGE_PORT = 5_701;
  private static final int FIRST_PORT = 26_000;
  private static final int PORT_STEP = 2;
  private static final long SETTLE_MS = 20_000;
  private static final long WATCH_MS = 60_000;

  /** By then a node of so many contacts calls who is not there every ten minutes. */
  private static final long DENSE_MS = 320_000;

  private ManyContacts() {}

  static void run(Path folder) throws Exception {
    Path home = folder.resolve("many");
    double alone = aloneMb(home);
    addContacts(home);
    try (NodeProcess node = new NodeProcess(home, "Ada", PAGE_PORT, FIRST_PORT)) {
      double startMs = node.startMs();
      long begun = System.nanoTime();
      NodeProcess.await(() -> waiting() >= CONTACTS);
      double allMs = startMs + (System.nanoTime() - begun) / 1e6;
      Figures.add("from the start of the process to the page", startMs / 1_000, "s");
      Figures.add("from the start of the process to 500 waiting", allMs / 1_000, "s");
      Thread.sleep(SETTLE_MS);
      Figures.add(
          "one core in the first minutes", ProcessCost.percentOver(node.pid(), WATCH_MS), "%");
      double mb = ProcessCost.rssKib(node.pid()) / 1_024.0;
      Figures.add("memory more than with no contact", mb - alone, "MB");
      Thread.sleep(DENSE_MS - SETTLE_MS - WATCH_MS);
      Figures.add("one core after that", ProcessCost.percentOver(node.pid(), WATCH_MS), "%");
    }
  }

  private static double aloneMb(Path home) throws Exception {
    try (NodeProcess node = new NodeProcess(home, "Ada", PAGE_PORT, FIRST_PORT)) {
      node.id();
      Thread.sleep(SETTLE_MS);
      return ProcessCost.rssKib(node.pid()) / 1_024.0;
    }
  }

  private static void addContacts(Path folder) throws Exception {
    try (NodeKeys keys = KeyFile.in(folder).open();
        Home home = Home.hold(folder);
        Store store = Store.open(home, keys.storageKey())) {
      for (int i = 0; i < CONTACTS; i++) {
        Identity person = Identity.generate();
        Contact contact =
            new Contact(
                person.id(),
                person.key(),
                "Person " + i,
                ContactState.CONFIRMED,
                FIRST_PORT + i * PORT_STEP,
                // Where nobody answers.
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)),
                "123456",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Standing.GOOD);
        store.update(tx -> store.contacts().put(tx, contact, Secret.random())).join();
      }
    }
  }

  /** How many of the links' UDP ports are open. */
  private static long waiting() throws IOException {
    try (Stream<String> sockets = Files.lines(Path.of("/proc/net/udp"))) {
      return sockets
          .skip(1)
          .map(line -> line.strip().split("\\s+")[1])
          .mapToInt(local -> Integer.parseInt(local.substring(local.indexOf(':') + 1), 16))
          .filter(port -> port >= FIRST_PORT && port < FIRST_PORT + CONTACTS * PORT_STEP)
          .distinct()
          .count();
    }
  }
}
