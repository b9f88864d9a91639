package social.kith.node.meet.broker;

import java.util.Collection;

/** Loop-owned. A connection to a broker, from the first try until it has ended; never twice. */
public interface BrokerConnection {
  /** Hears of one connection, on the loop; nothing after {@link #close}. */
  interface Listener {
    /** The broker let this node in. */
    void connected();

    /** These topics, of one call of {@link #subscribe}, are listened to from now on. */
    void subscribed();

    /** The broker took over what was published, of one call of {@link #publish}. */
    default void published() {}

    /**
     * Somebody published something.
     *
     * @param topic from outside
     * @param payload from outside, owned
     */
    void received(String topic, byte[] payload);

    /** It failed, or ended; nothing comes after this. */
    void ended(BrokerTrouble why);
  }

  /** Listens to topics, too. */
  void subscribe(Collection<String> topics);

  /** Listens to topics no more. */
  void unsubscribe(Collection<String> topics);

  /**
   * Publishes to whoever listens now.
   *
   * @param payload owned by the connection from now on
   */
  void publish(String topic, byte[] payload);

  /** Whether so much is on its way to the broker that nothing should be added. */
  boolean isBusy();

  /** Ends it in order; the listener hears nothing any more. */
  void close();
}
