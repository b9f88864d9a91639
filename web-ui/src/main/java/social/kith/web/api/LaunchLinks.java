package social.kith.web.api;

import java.time.Clock;
import social.kith.web.guard.Hosts;
import social.kith.web.guard.LaunchCodes;

/** Makes the links that sign a browser in. Any thread. */
public final class LaunchLinks {
  private final Hosts hosts;
  private final LaunchCodes codes;
  private final Clock clock;

  /** Links to the server with these names. */
  public LaunchLinks(Hosts hosts, LaunchCodes codes, Clock clock) {
    this.hosts = hosts;
    this.codes = codes;
    this.clock = clock;
  }

  /** A new link, good once and for a minute. The code follows a #, so that no server logs it. */
  public LaunchLink create(LaunchCodes.Audience audience) {
    String path = "/launch#" + codes.issue(audience);
    return new LaunchLink(
        hosts.pageUrl() + path,
        hosts.loopbackUrl() + path,
        clock.instant().plus(LaunchCodes.LIFETIME));
  }

  LaunchCodes codes() {
    return codes;
  }
}
