package social.kith.node.meet.broker;

/** Why there is no connection to a broker, and what to do about it. */
public enum BrokerTrouble {
  /** Nothing listens there. */
  NO_ANSWER(false, "Nothing answers there. Check the address and that the broker runs."),
  /** The name stands for no address. */
  UNKNOWN_HOST(false, "There is no machine of this name. Check the address and your connection."),
  /** Who answered does not prove to be the one that was meant. */
  UNTRUSTED(
      true,
      "It cannot be told that this is your broker. Check the address; if you run it yourself, give"
          + " the certificate of its authority."),
  /** What answered speaks something else. */
  NOT_MQTT(
      true,
      "What answers there does not speak MQTT 5 with this kind of encryption. Check mqtt:// or"
          + " mqtts:// and the port; Mosquitto speaks MQTT 5 from version 1.6 on."),
  /** User name and password are not those of anybody. */
  WRONG_PASSWORD(true, "It does not accept the user name and password. Enter them again."),
  /** This user may not do what is needed. */
  NOT_ALLOWED(
      true, "It does not let this user use topics below kith1/. Allow them there, or use another."),
  /** It sent far more than anybody who is looked for would. */
  FLOOD(true, "It sent far more than it should. Use another broker."),
  /** It said no for a reason of its own. */
  REFUSED(true, "It does not let this node in now. It is tried again; use another if it goes on."),
  /** The connection ended. */
  LOST(false, "The connection broke off. It is tried again by itself; there is nothing to do.");

  private final boolean refusal;
  private final String words;

  BrokerTrouble(boolean refusal, String words) {
    this.refusal = refusal;
    this.words = words;
  }

  /** Whether somebody has to change something. */
  public boolean isRefusal() {
    return refusal;
  }

  /** For the person; end with what to do. */
  public String words() {
    return words;
  }
}
