package social.kith.web;

import io.javalin.http.Context;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the page, from the class path folder {@code /web}: its index for every address that
 * the page itself routes (no dot in it, not under /api), else the file of that name. Only for
 * addresses that no route has taken.
 */
final class StaticPages implements ResourceHandler {
  private static final String ROOT = "/web";
  private static final String INDEX = "/index.html";
  // The guard has refused escapes and dot segments already; this is what remains of file names.
  private static final Pattern FILE = Pattern.compile("/(?:assets/)?[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("woff2", "font/woff2"));
  private static final int NOT_MODIFIED = 304;

  private static final class Page {
    final byte[] content;
    final String type;
    final String tag;

    Page(byte[] content, String type, String tag) {
      this.content = content;
      this.type = type;
      this.tag = tag;
    }
  }

  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  @Override
  public boolean canHandle(Context ctx) {
    return find(ctx.path()).isPresent();
  }

  @Override
  public boolean handle(Context ctx) {
    Optional<Page> found = find(ctx.path());
    found.ifPresent(page -> send(ctx, page));
    return found.isPresent();
  }

  private static void send(Context ctx, Page page) {
    ctx.header("ETag", page.tag).header("Cache-Control", "no-cache").contentType(page.type);
    if (page.tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(NOT_MODIFIED);
    } else {
      ctx.result(page.content);
      ctx.res().setContentLengthLong(page.content.length);
    }
  }

  private Optional<Page> find(String path) {
    if (path.equals("/api") || path.startsWith("/api/")) {
      return Optional.empty();
    }
    String file = path.indexOf('.') < 0 ? INDEX : path;
    if (!FILE.matcher(file).matches()) {
      return Optional.empty();
    }
    Page known = pages.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Page> loaded = load(file);
    loaded.ifPresent(page -> pages.put(file, page));
    return loaded;
  }

  private static Optional<Page> load(String file) {
    try (InputStream in = StaticPages.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      String type =
          TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
      return Optional.of(new Page(content, type, tag(content)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean addStaticFileConfig(StaticFileConfig config) {
    return false;
  }

  @Override
  public Set<RouteRole> resourceRouteRoles(Context ctx) {
    return Set.of();
  }
}
