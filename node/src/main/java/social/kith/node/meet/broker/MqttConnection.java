package social.kith.node.meet.broker;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;

/** Loop-owned, but for what the library calls on its thread, which hops to the loop. */
final class MqttConnection implements BrokerConnection {
  private static final int KEEP_ALIVE_S = 60;
  private static final long EXPIRY_S = 300;

  /** What is published has 4,096 bytes. */
  private static final int MAX_PACKET_BYTES = 5_120;

  private static final int RECEIVE_MAXIMUM = 32;
  private static final int MAX_UNDER_WAY = 32;

  private final EventLoop loop;
  private final Listener listener;
  private final Inflow inflow;
  private @Nullable Mqtt5AsyncClient client;
  private int underWay;
  private boolean stood;
  private boolean closed;

  MqttConnection(EventLoop loop, Listener listener) {
    this.loop = loop;
    this.listener = listener;
    this.inflow = new Inflow(loop, this::received, () -> fail(BrokerTrouble.FLOOD));
  }

  /** Begins to connect. */
  void open(Mqtt5AsyncClient made) {
    client = made;
    made.publishes(
        MqttGlobalPublishFilter.ALL,
        publish -> inflow.came(publish.getTopic().toString(), publish.getPayloadAsBytes()),
        Runnable::run);
    Mqtt5Connect connect =
        Mqtt5Connect.builder()
            .cleanStart(true)
            .sessionExpiryInterval(0)
            .keepAlive(KEEP_ALIVE_S)
            .restrictions()
            .receiveMaximum(RECEIVE_MAXIMUM)
            .maximumPacketSize(MAX_PACKET_BYTES)
            .topicAliasMaximum(0)
            .applyRestrictions()
            .build();
    loop.when(
        made.connect(connect),
        (answer, error) -> {
          // Why it failed is told where disconnecting is, too.
          if (error == null && closed) {
            disconnect();
          } else if (error == null) {
            stood = true;
            listener.connected();
          }
        });
  }

  /** On the library's thread. */
  void disconnected(BrokerTrouble why) {
    inflow.close();
    loop.execute(() -> end(why));
  }

  private void end(BrokerTrouble why) {
    if (!closed) {
      closed = true;
      // Who hangs up before it lets anybody in did not understand what was said.
      listener.ended(why == BrokerTrouble.LOST && !stood ? BrokerTrouble.NOT_MQTT : why);
    }
  }

  private void fail(BrokerTrouble why) {
    if (!closed) {
      disconnect();
      end(why);
    }
  }

  private void received(String topic, byte[] payload) {
    if (!closed) {
      listener.received(topic, payload);
    }
  }

  @Override
  public void subscribe(Collection<String> topics) {
    Mqtt5Subscribe subscribe =
        Mqtt5Subscribe.builder()
            .addSubscriptions(topics.stream().map(MqttConnection::subscription))
            .build();
    loop.when(
        open().subscribe(subscribe),
        (answer, error) -> {
          if (error != null) {
            fail(BrokerTrouble.NOT_ALLOWED);
          } else if (!closed) {
            listener.subscribed();
          }
        });
  }

  private static Mqtt5Subscription subscription(String topic) {
    return Mqtt5Subscription.builder()
        .topicFilter(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .noLocal(true)
        .build();
  }

  @Override
  public void unsubscribe(Collection<String> topics) {
    var unused =
        open()
            .unsubscribe(
                Mqtt5Unsubscribe.builder()
                    .addTopicFilters(topics.stream().map(MqttTopicFilter::of))
                    .build());
  }

  @Override
  public void publish(String topic, byte[] payload) {
    Mqtt5Publish publish =
        Mqtt5Publish.builder()
            .topic(topic)
            .payload(payload)
            .qos(MqttQos.AT_LEAST_ONCE)
            .messageExpiryInterval(EXPIRY_S)
            .build();
    underWay++;
    loop.when(
        open().publish(publish),
        (answer, error) -> {
          underWay--;
          if (error instanceof Mqtt5PubAckException refused
              && refused.getMqttMessage().getReasonCode() == Mqtt5PubAckReasonCode.NOT_AUTHORIZED) {
            fail(BrokerTrouble.NOT_ALLOWED);
          } else if (error == null && !closed) {
            listener.published();
          }
        });
  }

  @Override
  public boolean isBusy() {
    return underWay >= MAX_UNDER_WAY;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      disconnect();
    }
  }

  private void disconnect() {
    inflow.close();
    // It fails while the connection is being made, which is then ended when it stands.
    var unused = open().disconnect();
  }

  private Mqtt5AsyncClient open() {
    if (client == null) {
      throw new IllegalStateException("not open");
    }
    return client;
  }
}
