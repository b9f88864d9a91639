package social.kith.web.api;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.nio.file.Path;
import social.kith.web.guard.BrowserSessions;
import social.kith.web.guard.Caller;
import social.kith.web.guard.LaunchCodes;
import social.kith.web.guard.SocketOwner;
import social.kith.web.http.ProblemException;

/** Signing browsers in and out, and launch links for the command line. */
public final class SessionRoutes implements Routes {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;

  private final Path home;
  private final BrowserSessions sessions;
  private final LaunchLinks links;
  private final SignOutListener signOuts;

  record CodeRequest(String code) {
    @Override
    public String toString() {
      return "CodeRequest";
    }
  }

  /** Hears of browsers that were signed out. */
  public interface SignOutListener {
    /** The session of this hash ended. */
    void signedOut(String sessionHash);

    /** All sessions ended. */
    void allSignedOut();
  }

  /** Routes for these sessions. */
  public SessionRoutes(
      Path home, BrowserSessions sessions, LaunchLinks links, SignOutListener signOuts) {
    this.home = home;
    this.sessions = sessions;
    this.links = links;
    this.signOuts = signOuts;
  }

  @Override
  public void addTo(Router router) {
    router.post("/session", this::signIn);
    router.delete("/session", this::signOut);
    router.delete("/sessions", this::signOutAll);
    router.post("/links", this::newLink);
  }

  private void signIn(Context ctx) throws IOException {
    String code = Answers.body(ctx, CodeRequest.class).code();
    boolean sameUser = SocketOwner.owns(home, ctx.req().getRemotePort(), ctx.req().getLocalPort());
    LaunchCodes.Outcome outcome = links.codes().redeem(code, sameUser);
    if (outcome == LaunchCodes.Outcome.TOO_MANY) {
      ctx.header("Retry-After", "60");
      throw new ProblemException(
          TOO_MANY, "Too many wrong codes. Wait a minute, then open a new link.");
    }
    if (outcome == LaunchCodes.Outcome.REFUSED) {
      throw new ProblemException(
          UNAUTHORIZED,
          "This link was used already or is over a minute old."
              + " Run “kith link” in a terminal and open the link that it prints.");
    }
    setCookie(ctx, sessions.create(), (int) BrowserSessions.LIFETIME.toSeconds());
    ctx.status(Answers.NO_CONTENT);
  }

  private void signOut(Context ctx) throws IOException {
    if (Answers.caller(ctx) instanceof Caller.Browser browser) {
      sessions.remove(browser.sessionHash());
      signOuts.signedOut(browser.sessionHash());
    }
    setCookie(ctx, "", 0);
    ctx.status(Answers.NO_CONTENT);
  }

  private void signOutAll(Context ctx) throws IOException {
    sessions.removeAll();
    signOuts.allSignedOut();
    setCookie(ctx, "", 0);
    ctx.status(Answers.NO_CONTENT);
  }

  private void newLink(Context ctx) {
    if (!(Answers.caller(ctx) instanceof Caller.CommandLine)) {
      throw new ProblemException(
          FORBIDDEN, "Only the command line makes links. Run “kith link” in a terminal.");
    }
    Answers.json(ctx, Answers.CREATED, links.create(LaunchCodes.Audience.ANYBODY));
  }

  private void setCookie(Context ctx, String value, int maxAgeSeconds) {
    Cookie cookie = new Cookie(sessions.cookieName(), value);
    cookie.setPath("/");
    cookie.setMaxAge(maxAgeSeconds);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    ctx.cookie(cookie);
  }
}
