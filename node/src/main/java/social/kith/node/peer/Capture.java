package social.kith.node.peer;

/** A device that runs. */
interface Capture extends AutoCloseable {
  /** Lets go of the device; may take long. Again does nothing. */
  @Override
  void close();
}
