package social.kith.web.cli;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.AgeIdentityView;
import social.kith.node.Recovery;
import social.kith.node.RecoveryAnswer;
import social.kith.node.RecoveryView;
import social.kith.node.RecoveryWordsView;

/** The recovery words, and what opens backups without Kith. */
@Command(
    name = "recovery",
    description = "Show or check your recovery words, which are you, and open your backups.")
final class RecoveryCommand extends DataCommand {
  private static final int COLUMNS = 4;
  private static final int WORDS = 24;

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      defaultValue = "status",
      description = {
        "words: show them, for you to write down.",
        "check: be asked for three of them.",
        "age-identity: what opens backups with the age program (1.3 or newer).",
        "status: when you were last asked. This is the default."
      })
  private String what = "";

  @Override
  int run(ApiClient node) {
    return switch (what) {
      case "words" -> words(node);
      case "check" -> check(node);
      case "age-identity" -> ageIdentity(node);
      case "status" -> status(node.get("/recovery", RecoveryView.class));
      default -> throw usage("Say words, check, age-identity or status, not “" + what + "”.");
    };
  }

  private int words(ApiClient node) {
    RecoveryWordsView shown = node.post("/recovery/words", RecoveryWordsView.class);
    if (json()) {
      return printJson(shown);
    }
    print("Write these words on paper, with their numbers. Whoever has them is you:");
    print("");
    List<String> words = shown.words();
    int rows = words.size() / COLUMNS;
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int i = row; i < words.size(); i += rows) {
        line.append("  %2d %-10s".formatted(i + 1, words.get(i)));
      }
      print(line.toString().stripTrailing());
    }
    print("");
    print("Then show that you have them: kith recovery check");
    return Exit.OK;
  }

  private int check(ApiClient node) {
    Keyboard keyboard = new Keyboard(out());
    List<RecoveryAnswer> answers =
        new SecureRandom()
            .ints(1, WORDS + 1)
            .distinct()
            .limit(Recovery.ASKED)
            .sorted()
            .mapToObj(at -> new RecoveryAnswer(at, keyboard.ask("Word %d:".formatted(at))))
            .toList();
    RecoveryView checked =
        node.post("/recovery/check", Map.of("answers", answers), RecoveryView.class);
    return json() ? printJson(checked) : done();
  }

  private int done() {
    print("These are your words. Keep the paper where you find it, and nobody else does.");
    return Exit.OK;
  }

  private int ageIdentity(ApiClient node) {
    AgeIdentityView identity = node.post("/recovery/age-identity", AgeIdentityView.class);
    if (json()) {
      return printJson(identity);
    }
    print("# Opens your backups: age -d -i THIS-FILE BACKUP.age | tar x");
    print("# public key: %s", identity.recipient());
    print("%s", identity.identity());
    return Exit.OK;
  }

  private int status(RecoveryView view) {
    if (json()) {
      return printJson(view);
    }
    view.wordsCheckedAt()
        .ifPresentOrElse(
            at -> print("You showed that you have your words on %s.", Terminal.time(at)),
            () -> print("You have not shown yet that you have them: kith recovery words"));
    return Exit.OK;
  }
}
