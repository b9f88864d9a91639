package social.kith.node.meet.lan;

/** How announcements reach the networks that this machine is in. Any thread; nothing waits. */
interface Air extends AutoCloseable {
  /** From now on this is announced, and told to whoever asks. */
  void say(byte[] text);

  /** Asks who else is there. */
  void ask();

  /** Takes the announcement back, and is silent. */
  @Override
  void close();
}
