package social.kith.node.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import social.kith.node.check.Finding.Grade;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;

/** Whether the WebRTC library loads, with what it needs of the system. */
public final class NativeCheck implements Check {
  private final Supplier<Optional<String>> problem;

  private NativeCheck(Supplier<Optional<String>> problem) {
    this.problem = problem;
  }

  /** Where it is loaded already: without it no node runs. */
  public static NativeCheck loaded() {
    return new NativeCheck(Optional::empty);
  }

  /**
   * Loads it. After that a process should end by {@code halt}, see {@link PeerConnectionFactory}.
   */
  public static NativeCheck loading() {
    return new NativeCheck(NativeCheck::load);
  }

  /** For tests: what is wrong. */
  static NativeCheck of(Optional<String> problem) {
    return new NativeCheck(() -> problem);
  }

  private static Optional<String> load() {
    try {
      PeerConnectionFactory.open().close();
      return Optional.empty();
    } catch (NativeLibraryException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String id() {
    return "webrtc";
  }

  @Override
  public String title() {
    return "WebRTC library";
  }

  @Override
  public List<Finding> run() {
    return problem
        .get()
        .map(words -> found(Grade.FAIL, words))
        .orElseGet(() -> found(Grade.OK, "It is loaded."));
  }
}
