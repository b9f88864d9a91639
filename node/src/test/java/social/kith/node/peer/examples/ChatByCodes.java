package social.kith.node.peer.examples;

import java.util.Scanner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import social.kith.crypto.Identity;
import social.kith.node.peer.CodeConnection;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.client.ClientCode;
import social.kith.node.peer.client.ClientConfig;
import social.kith.node.peer.client.ClientEvent;
import social.kith.node.peer.client.PeerClient;

/**
 * A chat between two people who exchange two short texts. In one terminal {@code offer}, in the
 * other one {@code answer}; paste what each prints into the other, then write.
 */
public final class ChatByCodes implements AutoCloseable {
  private final ExecutorService loop = Executors.newSingleThreadExecutor();
  private final Identity identity = Identity.generate();
  private final PeerClient client;
  private final ClientCode code;

  /** One side of the chat, that shows what it is told. */
  public ChatByCodes(
      PeerConnectionFactory factory,
      CodeConnection.Role role,
      Supplier<PeerOptions> options,
      Consumer<String> show) {
    client = PeerClient.create(ClientConfig.of(factory, identity).withOptions(options), loop);
    client.on(ClientEvent.Connected.class, event -> show.accept("connected to " + event.peer()));
    client.on(
        ClientEvent.Message.class, event -> show.accept(event.sender() + ": " + event.text()));
    client.on(ClientEvent.Disconnected.class, event -> show.accept(event.peer() + " is gone"));
    code = client.byCode(role);
  }

  /** This side's text, for the other side. */
  public String code() {
    return code.description().join();
  }

  /** Takes the other side's text; gives this side's. */
  public String connect(String text) {
    return code.connect(text).join();
  }

  /** Says something to whoever is connected. */
  public void say(String text) {
    client.broadcast(text).join();
  }

  @Override
  public void close() {
    client.close();
    loop.shutdown();
  }

  /** The chat in a terminal: {@code offer} or {@code answer}. */
  public static void main(String[] args) throws Exception {
    boolean offers = args.length == 1 && args[0].equals("offer");
    CodeConnection.Role role = offers ? CodeConnection.Role.OFFERER : CodeConnection.Role.ANSWERER;
    try (PeerConnectionFactory factory = PeerConnectionFactory.open();
        ChatByCodes chat =
            new ChatByCodes(factory, role, PeerOptions::defaults, System.out::println);
        Scanner in = new Scanner(System.in)) {
      System.out.println(offers ? "Your code: " + chat.code() : "Paste the code of the other one:");
      String mine = chat.connect(in.nextLine());
      System.out.println(offers ? "Connected." : "Your code: " + mine);
      while (in.hasNextLine()) {
        chat.say(in.nextLine());
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
