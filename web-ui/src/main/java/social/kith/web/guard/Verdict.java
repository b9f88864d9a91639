package social.kith.web.guard;

import social.kith.web.http.Problem;

/** What the guard says of a request. */
sealed interface Verdict {
  /** It may go on, as sent by this caller. */
  record Pass(Caller caller) implements Verdict {}

  /** It ends here. */
  record Refuse(Problem problem) implements Verdict {}
}
