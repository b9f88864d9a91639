package social.kith.node;

/** A place in a stream or a call, for the page that sits there. Any thread; nothing waits. */
public interface LiveSeat {
  /**
   * Brings a text to another one there, through the nodes alone; it is dropped if they are gone.
   *
   * @param to their number
   * @param text at most 32,768 characters
   * @throws KithException TOO_LARGE
   */
  void say(int to, String text);

  /** Goes. A stream ends with its host, a call with the last but one. */
  void leave();
}
