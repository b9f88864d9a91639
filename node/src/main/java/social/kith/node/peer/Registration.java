package social.kith.node.peer;

/** A listener or sink that was added; closing takes it away again. */
public interface Registration extends AutoCloseable {
  /** Takes it away; it hears nothing that happens later. Again does nothing. */
  @Override
  void close();
}
