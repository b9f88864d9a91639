package social.kith.node.link;

import java.util.List;
import social.kith.crypto.MalformedException;
import social.kith.fuzz.Target;

/** What comes over the control channel, before and after it is opened. */
public final class LinkTargets {
  private LinkTargets() {}

  /** All of them. */
  public static List<Target> all() {
    return List.of(
        Target.of(
                "control frame",
                Target.UNLIMITED,
                List.of(ControlFrame.HELLO.frame(new byte[40]), new byte[] {4, 1}),
                in -> List.of(ControlFrame.of(in), ControlFrame.body(in)))
            .refusingBy(MalformedException.class),
        Target.of(
                "record parts",
                Target.UNLIMITED,
                List.of(new byte[] {2, 0, 7}, new byte[] {3, 1, 7, 8}, new byte[2]),
                in -> {
                  RecordAssembler assembler = new RecordAssembler();
                  assembler.add(in);
                  return List.of(assembler.add(in));
                })
            .refusingBy(MalformedException.class));
  }
}
