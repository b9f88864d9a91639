package social.kith.node.peer.internal;

/**
 * A data channel to make or made, already validated. Numbers below zero mean "not set".
 *
 * @param label name, may be empty
 * @param ordered whether messages arrive in the order sent
 * @param maxPacketLifeTimeMs how long a message is sent again
 * @param maxRetransmits how often a message is sent again
 * @param protocol subprotocol, may be empty
 * @param negotiatedId stream id that both sides agreed on beforehand
 */
public record ChannelSpec(
    String label,
    boolean ordered,
    int maxPacketLifeTimeMs,
    int maxRetransmits,
    String protocol,
    int negotiatedId) {}
