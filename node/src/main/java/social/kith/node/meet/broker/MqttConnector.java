package social.kith.node.meet.broker;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import social.kith.node.loop.EventLoop;

/**
 * Connections of MQTT 5 (OASIS), over TLS or plain TCP. Each has a random client id, no will and no
 * properties of the user, so that nothing tells whose it is but the address that it comes from.
 */
public final class MqttConnector implements BrokerConnector {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CLIENT_ID_BYTES = 10;
  private static final long TCP_S = 10;
  private static final long MQTT_S = 15;

  /** One thread for all connections, which ends with the last of them. */
  private static final Executor THREADS =
      task -> {
        Thread thread = new Thread(task, "kith-broker");
        thread.setDaemon(true);
        thread.start();
      };

  private final EventLoop loop;

  /** Connections whose listeners are called on the loop. */
  public MqttConnector(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public BrokerConnection connect(Broker broker, BrokerConnection.Listener listener) {
    MqttConnection connection = new MqttConnection(loop, listener);
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier(clientId())
            .transportConfig(transport(broker))
            .executorConfig(
                MqttClientExecutorConfig.builder().nettyExecutor(THREADS).nettyThreads(1).build())
            .addDisconnectedListener(
                context -> connection.disconnected(MqttTroubles.of(context.getCause())));
    if (!broker.user().isEmpty() || !broker.password().isEmpty()) {
      builder =
          builder
              .simpleAuth()
              .username(broker.user())
              .password(broker.password().getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    Mqtt5AsyncClient client = builder.buildAsync();
    connection.open(client);
    return connection;
  }

  private static MqttClientTransportConfig transport(Broker broker) {
    var transport =
        MqttClientTransportConfig.builder()
            .serverHost(broker.address().host())
            .serverPort(broker.address().port())
            .socketConnectTimeout(TCP_S, TimeUnit.SECONDS)
            .mqttConnectTimeout(MQTT_S, TimeUnit.SECONDS);
    if (!broker.address().tls()) {
      return transport.build();
    }
    var tls = MqttClientSslConfig.builder().handshakeTimeout(TCP_S, TimeUnit.SECONDS);
    return transport
        .sslConfig(
            broker.certificate().isEmpty()
                ? tls.build()
                : tls.trustManagerFactory(Trust.of(broker.certificate())).build())
        .build();
  }

  private static String clientId() {
    byte[] id = new byte[CLIENT_ID_BYTES];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
