package social.kith.node.peer.signaling;

import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TestLoop;

/** A member of a peer room, as a program that is to be killed: PORT_OF_RELAY NAME. */
public final class RoomMemberMain {
  private RoomMemberMain() {}

  /** Joins, and stays. */
  public static void main(String[] args) throws Exception {
    TestLoop loop = new TestLoop();
    SocketSignaling relay = new SocketSignaling("127.0.0.1", Integer.parseInt(args[0]), loop);
    RoomPerson person = new RoomPerson(args[1], loop, relay);
    person.join(PeerConnectionFactory.open());
    Thread.currentThread().join();
  }
}
