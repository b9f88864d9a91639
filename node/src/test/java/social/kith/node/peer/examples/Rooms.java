package social.kith.node.peer.examples;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import social.kith.crypto.Identity;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.signaling.PeerRoom;
import social.kith.node.peer.signaling.ProvenSignaling;
import social.kith.node.peer.signaling.RoomConfig;
import social.kith.node.peer.signaling.RoomEvent;
import social.kith.node.peer.signaling.SocketRelay;
import social.kith.node.peer.signaling.SocketSignaling;

/**
 * Members of one room greet each other, each by its own key. Without arguments: three members and
 * their relay in this process. With {@code HOST PORT ROOM}: one member, over a relay that runs
 * already.
 */
public final class Rooms {
  private Rooms() {}

  /** Runs the example; prints who greets whom. */
  public static void main(String[] args) throws Exception {
    try (PeerConnectionFactory factory = PeerConnectionFactory.open()) {
      if (args.length == 3) {
        Member member = new Member(factory, args[0], Integer.parseInt(args[1]), args[2]);
        System.out.println("in the room; press Enter to leave");
        int unused = System.in.read();
        member.close();
      } else {
        threeMembers(factory);
      }
    }
    // At an ordinary exit a native thread may come too late to the virtual machine.
    Runtime.getRuntime().halt(0);
  }

  private static void threeMembers(PeerConnectionFactory factory) throws Exception {
    try (SocketRelay relay = SocketRelay.open(0)) {
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        members.add(new Member(factory, "127.0.0.1", relay.address().getPort(), "example"));
      }
      for (Member member : members) {
        if (!member.greeted.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody greeted; is there a network interface?");
        }
      }
      members.forEach(Member::close);
    }
  }

  /** Somebody in the room. */
  private static final class Member {
    final CountDownLatch greeted = new CountDownLatch(2);
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final Identity self = Identity.generate();
    private final String name = ProvenSignaling.name(self.key());
    private final SocketSignaling relay;
    private final PeerRoom room;

    Member(PeerConnectionFactory factory, String host, int port, String roomName) {
      relay = new SocketSignaling(host, port, loop);
      room =
          PeerRoom.join(
              factory,
              new ProvenSignaling(relay, self, loop),
              RoomConfig.of(roomName, name, PeerOptions.defaults()),
              loop);
      room.on(RoomEvent.Connected.class, event -> room.send(event.member(), "hello"));
      room.on(RoomEvent.Message.class, this::heard);
      room.on(RoomEvent.Left.class, event -> say(event.member() + " left"));
    }

    private void heard(RoomEvent.Message message) {
      say(message.member() + " says " + new String(message.data(), StandardCharsets.UTF_8));
      greeted.countDown();
    }

    private void say(String what) {
      System.out.println(name + ": " + what);
    }

    void close() {
      room.close();
      loop.execute(relay::close);
      loop.shutdown();
    }
  }
}
