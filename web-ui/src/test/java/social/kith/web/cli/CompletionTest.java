package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script of {@code kith completion}, in the shells themselves. */
class CompletionTest {
  private static final String ASK =
      """
      source '%s'
      complete -p kith >/dev/null || exit 9
      COMP_WORDS=(%s)
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _complete_kith
      printf '%%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "kith exp, export",
    "kith rec, recovery",
    "kith completion b, bash",
    "kith export --k, --keys",
    "kith feed --js, --json",
    "kith post --keep, --keep-metadata"
  })
  void bashCompletes(String line, String word) throws Exception {
    assertThat(bash(line)).contains(word);
  }

  @Test
  void bothShellsGetAScript() throws Exception {
    assertThat(script("zsh")).isEqualTo(script("bash")).contains("bashcompinit");
    assertThat(CommandRun.of("completion", "fish").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(CommandRun.of("completion").exitCode()).isEqualTo(Exit.USAGE);
  }

  private List<String> bash(String line) throws Exception {
    Path script = Files.writeString(folder.resolve("kith.bash"), script("bash"));
    Process bash;
    try {
      bash =
          new ProcessBuilder("bash", "--norc", "-c", ASK.formatted(script, line))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "there is no bash here");
      return List.of();
    }
    byte[] out = bash.getInputStream().readAllBytes();
    assertThat(bash.waitFor()).isZero();
    return new String(out, StandardCharsets.UTF_8).lines().map(String::strip).toList();
  }

  private static String script(String shell) {
    CommandRun run = CommandRun.of("completion", shell);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.out();
  }
}
