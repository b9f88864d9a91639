package social.kith.node.meet.broker;

/** Makes connections to brokers. */
public interface BrokerConnector {
  /** Begins to connect. On the loop. */
  BrokerConnection connect(Broker broker, BrokerConnection.Listener listener);
}
