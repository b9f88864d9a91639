package social.kith.node;

/**
 * Bytes over the links to one contact since this node started, counted at the data channels.
 *
 * @param itemBytesSent posts and what belongs to them, sealed size
 * @param itemBytesReceived the same, from them
 * @param photoBytesSent photo chunks
 * @param photoBytesReceived the same, from them
 * @param otherBytesSent handshakes, heartbeats, acknowledgements
 * @param otherBytesReceived the same, from them
 */
public record TrafficView(
    long itemBytesSent,
    long itemBytesReceived,
    long photoBytesSent,
    long photoBytesReceived,
    long otherBytesSent,
    long otherBytesReceived) {}
