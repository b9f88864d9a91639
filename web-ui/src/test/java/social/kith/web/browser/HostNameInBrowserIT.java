package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;

/** The name under which a node is reached from outside, on the page. */
class HostNameInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;

  @Test
  void isSetAndRemoved() throws StartException, IOException {
    try (Person alice = Person.named("Alice", folder)) {
      KithPage a = new KithPage(alice.open(CHROMIUM));
      a.goTo("Settings");
      Locator name = a.page().getByLabel("Name or address, without a port");
      assertThat(a.button("Use this name")).isDisabled();
      name.fill("home.example.org:25484");
      a.button("Use this name").click();
      assertThat(a.page().getByText("This is no name of a host")).isVisible();
      // A node for its machine alone asks nobody.
      name.fill("home.example.org");
      a.button("Use this name").click();
      assertThat(a.page().getByText("Nobody knows home.example.org now")).isVisible();
      name.fill("127.0.0.1");
      a.button("Use this name").click();
      assertThat(a.page().getByText("127.0.0.1 stands for 127.0.0.1.")).isVisible();
      assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
      a.page().reload();
      assertThat(name).hasValue("127.0.0.1");
      a.button("Remove the name").click();
      assertThat(name).hasValue("");
      assertThat(a.button("Remove the name")).hasCount(0);
      assertThat(alice.node().hostName().view().name()).isEmpty();
      a.page().context().close();
      assertThat(alice.faults).isEmpty();
    }
  }
}
