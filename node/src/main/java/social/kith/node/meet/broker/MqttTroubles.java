package social.kith.node.meet.broker;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What the library's exceptions mean for a person. */
final class MqttTroubles {
  private static final int DEEPEST = 8;

  private MqttTroubles() {}

  static BrokerTrouble of(Throwable error) {
    @Nullable Throwable cause = error;
    boolean tls = false;
    for (int i = 0; i < DEEPEST && cause != null; i++, cause = cause.getCause()) {
      BrokerTrouble trouble = known(cause);
      tls |= cause instanceof SSLException;
      if (trouble != null) {
        return trouble;
      }
    }
    return tls ? BrokerTrouble.NOT_MQTT : BrokerTrouble.LOST;
  }

  private static @Nullable BrokerTrouble known(Throwable error) {
    if (error instanceof Mqtt5ConnAckException refused) {
      return of(refused.getMqttMessage().getReasonCode());
    }
    if (error instanceof Mqtt5DisconnectException ended) {
      return of(ended.getMqttMessage().getReasonCode());
    }
    if (error instanceof UnknownHostException) {
      return BrokerTrouble.UNKNOWN_HOST;
    }
    if (error instanceof GeneralSecurityException || error instanceof SSLPeerUnverifiedException) {
      return BrokerTrouble.UNTRUSTED;
    }
    boolean silent =
        error instanceof ConnectException
            || error instanceof NoRouteToHostException
            || error instanceof TimeoutException;
    return silent ? BrokerTrouble.NO_ANSWER : null;
  }

  private static BrokerTrouble of(Mqtt5ConnAckReasonCode code) {
    return switch (code) {
      case BAD_USER_NAME_OR_PASSWORD, NOT_AUTHORIZED, BAD_AUTHENTICATION_METHOD ->
          BrokerTrouble.WRONG_PASSWORD;
      case UNSUPPORTED_PROTOCOL_VERSION, MALFORMED_PACKET, PROTOCOL_ERROR -> BrokerTrouble.NOT_MQTT;
      default -> BrokerTrouble.REFUSED;
    };
  }

  private static BrokerTrouble of(Mqtt5DisconnectReasonCode code) {
    return switch (code) {
      case NOT_AUTHORIZED, TOPIC_FILTER_INVALID, TOPIC_NAME_INVALID -> BrokerTrouble.NOT_ALLOWED;
      case SERVER_SHUTTING_DOWN, KEEP_ALIVE_TIMEOUT, NORMAL_DISCONNECTION -> BrokerTrouble.LOST;
      case PACKET_TOO_LARGE, RECEIVE_MAXIMUM_EXCEEDED -> BrokerTrouble.FLOOD;
      case MALFORMED_PACKET, PROTOCOL_ERROR -> BrokerTrouble.NOT_MQTT;
      default -> BrokerTrouble.REFUSED;
    };
  }
}
