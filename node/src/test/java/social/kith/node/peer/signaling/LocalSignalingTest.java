package social.kith.node.peer.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LocalSignalingTest extends SignalingContract {
  private final LocalSignaling signaling = new LocalSignaling(loop);

  @Override
  SignalingTransport transport(int person) {
    return new SignalingTransport() {
      @Override
      public RoomMembership join(String room, String member, RoomListener listener) {
        return signaling.join(room, member, listener);
      }

      /** The others go on: only for the first person the whole of it ends. */
      @Override
      public void close() {
        if (person == 0) {
          signaling.close();
        }
      }
    };
  }

  @Override
  String name(int person) {
    return "person " + person;
  }

  @Override
  int rooms() {
    return roomsOf(signaling);
  }

  @Test
  void aJoinThatMeetsTheEndIsToldIt() {
    HeardRoom heard = new HeardRoom();
    ArrayBlockingQueue<Runnable> turns = new ArrayBlockingQueue<>(10);
    LocalSignaling local = new LocalSignaling(turns::add);
    RoomMembership unused = local.join("room", "name", heard);
    local.close();
    while (!turns.isEmpty()) {
      turns.remove().run();
    }
    assertThat(heard.events).containsExactly("closed");
  }

  @Test
  void doesNotThrowOnceTheExecutorIsShutDown() {
    LocalSignaling local =
        new LocalSignaling(
            task -> {
              throw new RejectedExecutionException();
            });
    RoomMembership in = local.join("room", "name", new HeardRoom());
    in.send("other", "text");
    in.close();
    local.close();
  }
}
