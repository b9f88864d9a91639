package social.kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Label;

/** What the compiled classes do not show. */
class SourceRulesTest {
  // Joined, so that this file does not break its own rule.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern MARKUP =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|dangerouslySetInnerHTML"
              + "|\\beval\\(|new Function\\(");
  private static final Pattern LOCK = Pattern.compile("\\bsynchronized\\s*\\(");
  private static final Pattern LABEL = Pattern.compile("kith/[a-z0-9-]+/v[0-9]+");
  private static final Pattern LABEL_OR_ITS_START = Pattern.compile("\"kith/");
  private static final List<String> MODULES = List.of("crypto", "storage", "node", "web-ui");

  private static List<Path> sources(String folder, Predicate<String> name) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : MODULES) {
      Path root = Path.of("..", module, folder);
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(f -> name.test(f.getFileName().toString())).forEach(found::add);
        }
      }
    }
    return found;
  }

  private static List<String> linesWith(Pattern banned, List<Path> files) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        if (banned.matcher(line).find()) {
          found.add(file + ": " + line.strip());
        }
      }
    }
    return found;
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    List<Path> files =
        sources("src", n -> n.matches(".*\\.(java|ts|tsx|css|html|sql|json|properties)"));
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(linesWith(UNFINISHED, files)).isEmpty();
  }

  @Test
  void thePageMakesNoMarkupFromText() throws IOException {
    List<Path> files = sources("src/main/web", n -> n.matches(".*\\.(ts|tsx|js|html)"));
    assertThat(files).isNotEmpty();
    assertThat(linesWith(MARKUP, files)).isEmpty();
  }

  @Test
  void thePageHasNothingInline() throws IOException {
    List<Path> files = sources("src/main/web", n -> n.endsWith(".html"));
    Pattern inline =
        Pattern.compile("<style|<script(?![^>]*\\ssrc=)|\\son[a-z]+=|\\sstyle=|javascript:");
    assertThat(files).isNotEmpty();
    assertThat(linesWith(inline, files)).isEmpty();
  }

  @Test
  void noBlockIsSynchronized() throws IOException {
    assertThat(linesWith(LOCK, sources("src/main/java", n -> n.endsWith(".java")))).isEmpty();
  }

  /** Where the labels stand together, two that are the same are found. */
  @Test
  void labelsOfDerivationsStandInOnePlace() throws IOException {
    List<Path> files = sources("src/main/java", n -> n.endsWith(".java"));
    Predicate<Path> isLabel = file -> file.endsWith("social/kith/crypto/Label.java");
    assertThat(linesWith(LABEL, files.stream().filter(isLabel).toList()))
        .hasSizeGreaterThanOrEqualTo(Label.values().length);
    assertThat(linesWith(LABEL_OR_ITS_START, files.stream().filter(isLabel.negate()).toList()))
        .isEmpty();
  }

  @Test
  void labelsOfTheDocumentsExist() throws IOException {
    Set<String> known = Stream.of(Label.values()).map(Label::toString).collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    for (String document : List.of("protocol.md", "peer-api.md", "threat-model.md")) {
      LABEL
          .matcher(Files.readString(Path.of("..", "docs", document)))
          .results()
          .forEach(found -> named.add(found.group()));
    }
    assertThat(named).isNotEmpty().isSubsetOf(known);
  }
}
