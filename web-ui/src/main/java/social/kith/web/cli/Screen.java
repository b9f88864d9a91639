package social.kith.web.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import social.kith.node.ProfileView;
import social.kith.web.api.LaunchLink;
import social.kith.web.guard.LaunchCodes;

/** What a person sees of a running node in the terminal. */
final class Screen {
  private static final String LOCKED =
      "Kith is locked. Nothing comes or goes until you unlock it on its page, or with: kith unlock";

  private final LocalNode node;
  private final PrintWriter out;

  Screen(LocalNode node, PrintWriter out) {
    this.node = node;
    this.out = out;
  }

  /** Tells that the node runs, and how to reach its page. */
  void welcome() {
    out.println(node.profile().map(Screen::running).orElse(LOCKED));
    out.println("Data folder: " + node.home());
    printLink();
    out.println("Another link: kith link. Stop with Ctrl+C.");
    out.flush();
  }

  private static String running(ProfileView profile) {
    return profile
        .name()
        .map(name -> "Kith is running for " + Terminal.cleanLine(name) + ".")
        .orElse("Kith is running. Its page asks for your name.");
  }

  private void printLink() {
    LaunchLink link = node.newLink(LaunchCodes.Audience.ANYBODY);
    out.println("Page, for one minute and one browser:");
    out.println("  " + link.url());
    out.println("  " + link.loopbackUrl() + "   (if your browser does not know the first)");
    out.flush();
  }

  /** Stops the node, in the background, when standard input ends. */
  void stopWithInput() {
    Thread reader = new Thread(this::readToEnd, "kith-input");
    reader.setDaemon(true);
    reader.start();
  }

  private void readToEnd() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Input is gone: the same as its end.
      out.flush();
    }
    node.requestStop();
  }
}
