package social.kith.node.link;

/** Why a {@link LinkConnection} ended, as {@link LinkListener#closed} says it. */
public final class LinkReason {
  /** Something else used the UDP port, for 2 s at least. */
  public static final String PORT_BUSY = "port busy";

  /** The certificate of a side is not the derived one. */
  public static final String IDENTITY_MISMATCH = "identity mismatch";

  /** The other side closed it. */
  public static final String CLOSED_BY_PEER = "closed by peer";

  /** The other side was not heard for 17 s, or it stopped half-way. */
  public static final String LOST = "connection lost";

  /** More was to be sent than 16 MiB that waited. */
  public static final String SEND_BUFFER_FULL = "send buffer full";

  /** The other side sent too much before this side was ready. */
  public static final String OVERRUN = "overrun";

  /** libwebrtc refused to make the connection. */
  public static final String NOT_MADE = "connection could not be made";

  private LinkReason() {}
}
