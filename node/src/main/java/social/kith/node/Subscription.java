package social.kith.node;

/** A listener's registration. Closing it ends the calls; closing twice does nothing. */
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
