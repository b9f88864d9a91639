package social.kith.web.api;

import java.time.Instant;

/**
 * A link that signs one browser in, once.
 *
 * @param url under the node's own name, where the camera works
 * @param loopbackUrl the same for browsers that do not know {@code .localhost} names
 * @param expiresAt when both stop working
 */
public record LaunchLink(String url, String loopbackUrl, Instant expiresAt) {
  /** Without the code. */
  @Override
  public String toString() {
    return "LaunchLink[expiresAt=" + expiresAt + "]";
  }
}
