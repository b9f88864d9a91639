package social.kith.web.http;

import org.eclipse.jetty.http.HttpStatus;

/**
 * An error answer, RFC 9457.
 *
 * @param type always about:blank: the status says what kind it is
 * @param title the status in words
 * @param status HTTP status
 * @param detail what is wrong, for a person; ends with what to do
 */
public record Problem(String type, String title, int status, String detail) {
  /** Media type of a problem on the wire. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem of this status. */
  public static Problem of(int status, String detail) {
    return new Problem("about:blank", HttpStatus.getMessage(status), status, detail);
  }

  /** The body of the answer, UTF-8. */
  public byte[] body() {
    return Json.write(this);
  }
}
