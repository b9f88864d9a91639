package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos;

/** No screen breaks a rule of axe, light or dark. */
class AccessibilityIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;
  private Person alice;
  private Person bob;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
  }

  @AfterEach
  void stop() throws IOException {
    alice.close();
    bob.close();
    assertThat(alice.faults).isEmpty();
  }

  private static KithPage open(Person person, ColorScheme scheme) {
    return new KithPage(
        person.open(
            CHROMIUM,
            new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme)));
  }

  private static void assertNoViolations(KithPage page, String screen) {
    List<String> found =
        new AxeBuilder(page.page())
            .analyze().getViolations().stream()
                .flatMap(
                    rule ->
                        rule.getNodes().stream()
                            .map(
                                node ->
                                    rule.getId()
                                        + " "
                                        + node.getTarget()
                                        + " "
                                        + node.getFailureSummary()))
                .toList();
    assertThat(found).as(screen).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void beforeAnybodyIsThere(ColorScheme scheme) throws StartException, IOException {
    try (Person dora = new Person(folder.resolve("dora"))) {
      KithPage page = open(dora, scheme);
      assertThat(page.button("Continue")).isVisible();
      assertNoViolations(page, "first run");
      page.giveName("Dora");
      assertThat(page.page().getByText("It starts with one person")).isVisible();
      assertNoViolations(page, "empty feed");
      page.goTo("Settings");
      page.button("Sign out this browser").click();
      assertThat(page.page().getByText("This browser is not signed in")).isVisible();
      assertNoViolations(page, "signed out");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void feedAndComposer(ColorScheme scheme) throws IOException {
    alice.pair(bob);
    shareSomething();
    KithPage page = open(alice, scheme);
    assertThat(page.photos("At the lake")).hasCount(2);
    assertThat(page.delivery("At the lake")).hasText("On Bob’s disk");
    assertNoViolations(page, "feed");

    page.text().fill("Something new");
    page.addPhotos(
        CameraPhoto.take(folder.resolve("p.jpg"), SamplePhotos.Scene.LAKE, 600, 800).file());
    assertThat(page.page().getByText("Location removed")).isVisible();
    assertNoViolations(page, "composer without an audience");
    page.openAudience();
    assertThat(page.page().getByRole(AriaRole.CHECKBOX)).isVisible();
    assertNoViolations(page, "composer with its audience");

    page.delivery("At the lake").click();
    assertThat(page.dialog("Where this post is")).isVisible();
    assertNoViolations(page, "where a post is");
    page.page().keyboard().press("Escape");
    page.post("At the lake")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Photo 1 of 2"))
        .click();
    assertThat(page.button("Close photos")).isVisible();
    assertNoViolations(page, "light box");
  }

  private void shareSomething() {
    List<NewPost.Photo> photos = List.of(photo(1, "Sailing boats"), photo(2, "Stars above a wood"));
    PostView post = alice.post("At the lake, see https://example.org", photos, bob);
    bob.awaitWhole(post);
    alice.awaitWhole(bob.post("A short note", alice));
  }

  private NewPost.Photo photo(long seed, String alt) {
    byte[] jpeg = SamplePhotos.jpeg(seed, 900, 600);
    return new NewPost.Photo(alice.node().draftPhotos().add(jpeg, false).id(), alt);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void peopleAndInvites(ColorScheme scheme) throws StartException, IOException {
    try (Person carol = Person.named("Carol", folder);
        Person dora = Person.named("Dora", folder)) {
      alice.pair(bob);
      alice.pair(carol);
      carol.stop();
      KithPage page = open(alice, scheme);
      page.goTo("People");
      assertThat(page.page().getByText(Pattern.compile("^Offline since"))).not().hasCount(0);
      assertNoViolations(page, "people");

      page.button("I have an invite").first().click();
      assertThat(page.dialog("Use an invite")).isVisible();
      assertNoViolations(page, "invite of somebody else");
      page.accept("KITH:AAAA");
      assertThat(page.dialog("Use an invite")).containsText("not a whole invite");
      assertNoViolations(page, "invite that is damaged");
      page.page().keyboard().press("Escape");

      String invite = page.invite();
      assertNoViolations(page, "invite");
      dora.node().acceptInvite(invite);
      assertThat(page.dialog("Invite someone")).containsText("Dora used your invite");
      assertNoViolations(page, "code to compare");
      page.page().keyboard().press("Escape");
      assertNoViolations(page, "people with one to confirm");

      page.page()
          .getByRole(AriaRole.MAIN)
          .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bob").setExact(true))
          .click();
      assertThat(page.page().getByText("Over the wire")).isVisible();
      assertNoViolations(page, "person");
      carol.start();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void settings(ColorScheme scheme) {
    KithPage page = open(alice, scheme);
    page.goTo("Settings");
    assertThat(page.page().getByText("All is well")).isVisible();
    assertNoViolations(page, "settings");
    page.button("Keyboard").click();
    assertThat(page.dialog("Keyboard")).isVisible();
    assertNoViolations(page, "keys");
  }
}
