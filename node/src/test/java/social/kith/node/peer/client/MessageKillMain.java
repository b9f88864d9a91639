package social.kith.node.peer.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import social.kith.crypto.Identity;
import social.kith.crypto.Secret;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TestLoop;
import social.kith.node.peer.signaling.LocalSignaling;

/**
 * Two clients with their folders that send and take messages until the process is killed: FOLDER
 * RUN [last].
 */
public final class MessageKillMain {
  private MessageKillMain() {}

  /** Sends RUN-1, RUN-2 and so on; or, the last time, one message that ends all. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    PeerConnectionFactory factory = PeerConnectionFactory.open();
    LoopbackSignaling signaling = new LoopbackSignaling(new LocalSignaling(new TestLoop()));
    TestClient receiver = client(factory, folder, "receiver");
    TestClient sender = client(factory, folder, "sender");
    Log taken = new Log(folder.resolve("taken"));
    receiver.client.on(ClientEvent.Message.class, taken::take);
    receiver.client.join(signaling);
    sender.client.join(signaling);
    var unused = sender.client.connect(receiver.key());
    if (args.length > 2) {
      TestClient.get(sender.client.send(receiver.key(), "last"));
      TestClient.until(() -> receiver.texts().contains("last"));
      System.out.println("drained");
      Runtime.getRuntime().halt(0);
    }
    Log kept = new Log(folder.resolve("kept"));
    for (int i = 1; true; i++) {
      String text = args[1] + "-" + i;
      long number = TestClient.get(sender.client.send(receiver.key(), text));
      kept.write(number + " " + text);
      if (i == 1) {
        System.out.println("sending");
      }
    }
  }

  private static TestClient client(PeerConnectionFactory factory, Path folder, String name)
      throws IOException {
    Path seed = folder.resolve(name + ".seed");
    if (Files.notExists(seed)) {
      try (Identity fresh = Identity.generate();
          Secret secret = fresh.seed()) {
        Files.write(seed, secret.copyBytes());
      }
    }
    Identity identity = Identity.fromSeed(Secret.of(Files.readAllBytes(seed)));
    FolderMessages store = FolderMessages.in(folder.resolve(name), 20_000);
    return new TestClient(factory, identity, config -> config.withStore(store));
  }

  /** Lines that are on the disk when they were written. */
  private static final class Log {
    private final FileChannel file;
    private long last;

    Log(Path path) throws IOException {
      if (Files.exists(path)) {
        // The last line may be torn.
        List<String> lines = MessageKillIT.lines(path);
        Files.writeString(path, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        last =
            lines.stream()
                .filter(line -> !line.startsWith("again"))
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                .max()
                .orElse(0);
      }
      file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void write(String line) throws IOException {
      int unused = file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      file.force(false);
    }

    /** Keeps the number with the text, as the application that wants no message twice does. */
    void take(ClientEvent.Message message) {
      try {
        boolean again = message.number() <= last;
        last = Math.max(last, message.number());
        write((again ? "again " : "") + message.number() + " " + message.text());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
