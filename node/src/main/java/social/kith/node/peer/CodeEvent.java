package social.kith.node.peer;

/** What a {@link CodeConnection} tells beside the messages of known types. */
public sealed interface CodeEvent {
  /** The channel is open; once. */
  record Connected() implements CodeEvent {}

  /**
   * A message of a type that nobody listens for.
   *
   * @param type its type
   * @param json the whole message
   */
  record Unknown(String type, String json) implements CodeEvent {}

  /**
   * A message that is not what its type says. Those after it are brought as always.
   *
   * @param type its type; empty if it has none
   * @param problem what is wrong, without its content
   */
  record Misfit(String type, String problem) implements CodeEvent {}

  /** What went wrong; where that is the end, {@link Closed} follows. */
  record Failed(PeerException reason) implements CodeEvent {}

  /** The connection is over; once, and last. */
  record Closed() implements CodeEvent {}
}
