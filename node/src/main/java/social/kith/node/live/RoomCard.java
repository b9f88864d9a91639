package social.kith.node.live;

import java.time.Instant;

/**
 * What those who may come into a room are told of it.
 *
 * @param id its name
 * @param kind what it is
 * @param title for a person; at most {@value #MAX_TITLE} characters, may be empty
 * @param video whether there are pictures, not sound alone
 * @param ringing whether it is a call that waits for an answer
 * @param since when it began, by the host's clock
 */
public record RoomCard(
    RoomId id, Kind kind, String title, boolean video, boolean ringing, Instant since) {
  /** Longest title. */
  public static final int MAX_TITLE = 100;

  /** What a room is. */
  public enum Kind {
    /** The host's page shows something to the others. */
    STREAM(1, 33),
    /** A camera of the host's node shows something to the others. */
    CAMERA(2, 33),
    /** Everybody hears and sees everybody. */
    CALL(3, 6);

    private final int code;
    private final int most;

    Kind(int code, int most) {
      this.code = code;
      this.most = most;
    }

    int code() {
      return code;
    }

    /** Most participants, the host included. */
    public int most() {
      return most;
    }

    /** Whether only the host is seen and heard, so that nobody hears of the others. */
    boolean isOneWay() {
      return this != CALL;
    }
  }

  RoomCard silent() {
    return new RoomCard(id, kind, title, video, false, since);
  }

  /** Shows no title. */
  @Override
  public String toString() {
    return "RoomCard[" + id.hex() + ", " + kind + "]";
  }
}
