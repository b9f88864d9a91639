package social.kith.node.peer.examples;

/** Threads that do not keep a program alive. */
final class DaemonThreads {
  private DaemonThreads() {}

  static Thread create(Runnable task) {
    Thread thread = new Thread(task, "loop");
    thread.setDaemon(true);
    return thread;
  }
}
