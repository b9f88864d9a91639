package social.kith.node.link;

import java.util.Arrays;
import social.kith.crypto.MalformedException;

/** What a frame of the control channel is; its first byte. */
enum ControlFrame {
  HELLO(1),
  FIN(2),
  RECORD(3),
  REFUSED(4);

  private final int code;

  ControlFrame(int code) {
    this.code = code;
  }

  byte[] frame(byte[] body) {
    byte[] frame = new byte[1 + body.length];
    frame[0] = (byte) code;
    System.arraycopy(body, 0, frame, 1, body.length);
    return frame;
  }

  static ControlFrame of(byte[] frame) throws MalformedException {
    for (ControlFrame type : values()) {
      if (frame.length > 0 && frame[0] == type.code) {
        return type;
      }
    }
    throw new MalformedException("a control frame of unknown type");
  }

  static byte[] body(byte[] frame) {
    return Arrays.copyOfRange(frame, 1, frame.length);
  }
}
