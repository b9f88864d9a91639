package social.kith.web.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import social.kith.web.http.Problem;

/**
 * The one function before every route, static file and WebSocket upgrade. Refuses whatever does not
 * come from the page itself or from the command line of the same user. Any thread.
 */
public final class Guard {
  /** The one route of the API that needs no session: it makes one. */
  public static final String SESSION_PATH = "/api/v1/session";

  /** The route that takes photos. */
  public static final String PHOTOS_PATH = "/api/v1/photos";

  /** The route that takes exports. */
  public static final String IMPORT_PATH = "/api/v1/archive/import";

  /** The route that takes backups. */
  public static final String RESTORE_PATH = "/api/v1/restore";

  /** Recovery words, one line, then the backup that they open. */
  public static final String RESTORE_TYPE = "application/vnd.kith.restore";

  /** The route that takes pictures of QR codes; no other but these four takes anything but JSON. */
  public static final String QR_PATH = "/api/v1/qr-codes/read";

  /** Header that a form of another site cannot send. */
  public static final String CUSTOM_HEADER = "X-Kith";

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> QR_PICTURES = Set.of("image/jpeg", "image/png");
  private static final Set<String> SAME_PAGE = Set.of("same-origin", "none");
  // Whatever routers disagree about (escapes, parameters, empty and dot segments) stays out. Two
  // patterns, as one that repeats a group would take more of the stack the longer the path is.
  private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");
  private static final Pattern ODD_SEGMENT = Pattern.compile("//|/\\.\\.?(?:/|$)");
  private static final String BEARER = "Bearer ";

  private final Hosts hosts;
  private final BrowserSessions sessions;
  private final ApiToken token;

  /** A guard of the server with these names, for these browsers and this command line. */
  public Guard(Hosts hosts, BrowserSessions sessions, ApiToken token) {
    this.hosts = hosts;
    this.sessions = sessions;
    this.token = token;
  }

  /** Looks at a request before anything else does. */
  Verdict check(GuardedRequest request) {
    Optional<Caller> caller = caller(request);
    return checkHost(request)
        .or(() -> checkMethod(request))
        .or(() -> checkPath(request))
        .or(() -> checkFetchSite(request))
        .or(() -> checkOrigin(request, caller))
        .or(() -> checkCaller(request, caller))
        .or(() -> checkBody(request))
        .<Verdict>map(Verdict.Refuse::new)
        .orElseGet(() -> new Verdict.Pass(caller.orElse(new Caller.Anonymous())));
  }

  private Optional<Problem> checkHost(GuardedRequest request) {
    boolean known =
        request.only("Host").filter(hosts::allows).isPresent() && hosts.allows(request.authority());
    return refuseUnless(
        known, 421, "This server does not answer under that name. Open " + hosts.pageUrl() + ".");
  }

  private Optional<Problem> checkMethod(GuardedRequest request) {
    return refuseUnless(
        READING.contains(request.method()) || WRITING.contains(request.method()),
        405,
        "This method is not served. Look the route up in /api/v1/openapi.json.");
  }

  private Optional<Problem> checkPath(GuardedRequest request) {
    return refuseUnless(
        PLAIN_PATH.matcher(request.path()).matches() && !ODD_SEGMENT.matcher(request.path()).find(),
        400,
        "This path has characters that no route has. Write it without them.");
  }

  private Optional<Problem> checkFetchSite(GuardedRequest request) {
    return refuseUnless(
        request.all("Sec-Fetch-Site").stream().map(String::trim).allMatch(SAME_PAGE::contains),
        403,
        "Another site asked for this. Type the address of the page, or run “kith link”.");
  }

  private Optional<Problem> checkOrigin(GuardedRequest request, Optional<Caller> caller) {
    List<String> origins = request.all("Origin");
    if (origins.isEmpty()) {
      boolean optional =
          (READING.contains(request.method()) && !isWebSocket(request))
              || caller.filter(Caller.CommandLine.class::isInstance).isPresent();
      return refuseUnless(
          optional, 403, "This request needs an Origin header, as a page of this server sends it.");
    }
    String own = "http://" + request.only("Host").orElse("").toLowerCase(Locale.ROOT);
    return refuseUnless(
        origins.size() == 1 && origins.get(0).trim().toLowerCase(Locale.ROOT).equals(own),
        403,
        "Another site asked for this. Type the address of the page, or run “kith link”.");
  }

  private static boolean isWebSocket(GuardedRequest request) {
    return request.has("Sec-WebSocket-Key")
        || request.has("Sec-WebSocket-Version")
        || request.all("Upgrade").stream()
            .anyMatch(v -> v.toLowerCase(Locale.ROOT).contains("websocket"));
  }

  private Optional<Caller> caller(GuardedRequest request) {
    if (request.has("Authorization")) {
      return request
          .only("Authorization")
          .filter(v -> v.startsWith(BEARER) && token.matches(v.substring(BEARER.length())))
          .map(v -> new Caller.CommandLine());
    }
    return Cookies.find(request.all("Cookie"), sessions.cookieName())
        .flatMap(sessions::find)
        .map(Caller.Browser::new);
  }

  private static Optional<Problem> checkCaller(GuardedRequest request, Optional<Caller> caller) {
    boolean open = !isApi(request.path()) && READING.contains(request.method());
    boolean signingIn = request.path().equals(SESSION_PATH) && request.method().equals("POST");
    return refuseUnless(
        caller.isPresent() || ((open || signingIn) && !request.has("Authorization")),
        401,
        "Not signed in. Run “kith link” in a terminal and open the link that it prints.");
  }

  private static boolean isApi(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }

  private static Optional<Problem> checkBody(GuardedRequest request) {
    if (request.has("Transfer-Encoding")) {
      return Optional.of(
          Problem.of(411, "The length of the body is not known. Send a Content-Length header."));
    }
    if (!request.has("Content-Length") || request.all("Content-Length").equals(List.of("0"))) {
      return Optional.empty();
    }
    if (READING.contains(request.method())) {
      return Optional.of(Problem.of(400, "A request that reads has no body. Leave it out."));
    }
    return checkBody(request, length(request));
  }

  private static Optional<Problem> checkBody(GuardedRequest request, long length) {
    String type = request.only("Content-Type").map(Guard::withoutParameters).orElse("");
    if (type.equals("application/json")) {
      return checkLength(length, Limits.MAX_JSON_BYTES);
    }
    boolean marked = request.only(CUSTOM_HEADER).filter("1"::equals).isPresent();
    if (marked && request.path().equals(PHOTOS_PATH) && type.equals("multipart/form-data")) {
      return checkUpload(length, Limits.MAX_FORM_BYTES);
    }
    boolean picture = type.startsWith("image/") || type.startsWith("video/");
    if (marked && request.path().equals(PHOTOS_PATH) && picture) {
      return checkUpload(length, Limits.MAX_PHOTO_BYTES);
    }
    if (marked && request.path().equals(IMPORT_PATH) && type.equals("application/x-tar")) {
      return checkLength(length, Limits.MAX_IMPORT_BYTES);
    }
    if (marked && request.path().equals(RESTORE_PATH) && type.equals(RESTORE_TYPE)) {
      return checkLength(length, Limits.MAX_RESTORE_BYTES);
    }
    if (marked && request.path().equals(QR_PATH) && QR_PICTURES.contains(type)) {
      return checkLength(length, Limits.MAX_QR_PICTURE_BYTES);
    }
    return Optional.of(
        Problem.of(
            415,
            "Send JSON as application/json; with the header X-Kith: 1 a photo as"
                + " multipart/form-data, image/* or video/* to %s, a picture as image/jpeg or image/png to %s,"
                    .formatted(PHOTOS_PATH, QR_PATH)
                + " an export as application/x-tar to %s,".formatted(IMPORT_PATH)
                + " a backup as %s to %s.".formatted(RESTORE_TYPE, RESTORE_PATH)));
  }

  private static Optional<Problem> checkUpload(long length, long max) {
    return refuseUnless(
        length <= max,
        413,
        "This file has over 50 MiB; a photo or a clip may have 50 MiB. Save a photo as JPEG or make"
            + " it smaller; cut a clip shorter or save it in a smaller size. Then add it again.");
  }

  private static Optional<Problem> checkLength(long length, long max) {
    return refuseUnless(
        length <= max,
        413,
        "The body has %d bytes; at most %d are taken. Send less at once.".formatted(length, max));
  }

  /** The announced length; one that is no number of a sane size is over every limit. */
  private static long length(GuardedRequest request) {
    return request
        .only("Content-Length")
        .filter(v -> v.matches("[0-9]{1,15}"))
        .map(Long::parseLong)
        .orElse(Long.MAX_VALUE);
  }

  private static String withoutParameters(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  private static Optional<Problem> refuseUnless(boolean fine, int status, String detail) {
    return fine ? Optional.empty() : Optional.of(Problem.of(status, detail));
  }
}
