package social.kith.web.guard;

import org.eclipse.jetty.http.HttpFields;

/** The headers of every answer, errors too. */
final class SecurityHeaders {
  /** What the page may load and run: its own files, nothing inline, no HTML from strings. */
  static final String PAGE_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' blob:",
          "media-src 'self' blob:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "worker-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final String CSP = "Content-Security-Policy";
  private static final String CACHE = "Cache-Control";

  private SecurityHeaders() {}

  /** Adds what is missing. A route may have set a policy or a caching rule of its own. */
  static void apply(HttpFields.Mutable headers) {
    if (!headers.contains(CSP)) {
      headers.put(CSP, PAGE_POLICY);
    }
    if (!headers.contains(CACHE)) {
      headers.put(CACHE, "no-store");
    }
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put(
        "Permissions-Policy",
        "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), serial=(),"
            + " bluetooth=(), browsing-topics=()");
  }
}
