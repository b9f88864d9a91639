package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.demo.SamplePhotos.Scene;

/**
 * {@code ./kith screenshots}: takes a picture of every screen of real nodes, in three widths and
 * both themes, and those of the documentation. The one argument is their folder.
 */
public final class Screenshots {
  private static final int LONG_SIDE_PX = 1_800;
  private static final int SHORT_SIDE_PX = 1_200;
  private static final int[] WIDTHS = {390, 820, 1440};
  private static final String TRIP = "Three days at the lake";

  private final Chromium chromium;
  private final Path folder;
  private final Path pictures;
  private final Person alice;
  private final Person bob;
  private final Person carol;

  private Screenshots(Chromium chromium, Path folder, Path pictures)
      throws StartException, IOException {
    this.chromium = chromium;
    this.folder = folder;
    this.pictures = pictures;
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    carol = Person.named("Carol", folder);
  }

  /** Takes them all. */
  public static void main(String[] args) throws StartException, IOException {
    if (args.length != 1) {
      System.err.println("Name the folder for the pictures: ./kith screenshots FOLDER");
      System.exit(2);
    }
    Path pictures = Files.createDirectories(Path.of(args[0]));
    Chromium chromium =
        new Chromium("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
    chromium.start();
    Screenshots screenshots =
        new Screenshots(chromium, Files.createTempDirectory("kith-screenshots"), pictures);
    screenshots.meetAndShare();
    screenshots.takeScreens();
    screenshots.takePictures();
    screenshots.close();
    chromium.stop();
  }

  private void close() throws IOException {
    alice.close();
    bob.close();
    carol.close();
  }

  private void meetAndShare() {
    alice.pair(bob);
    alice.pair(carol);
    bob.pair(carol);
    share(
        carol,
        "The sky was so clear last night that we stayed out until two.",
        List.of(photo(carol, Scene.NIGHT, 5, false, "Stars and a moon above a dark wood")),
        alice,
        bob);
    share(
        bob,
        "Alice, your vase has arrived. It looks good on the table, doesn't it?",
        List.of(photo(bob, Scene.STILL_LIFE, 3, false, "Fruit and a vase on a table")),
        alice);
    PostView trip =
        share(
            alice,
            TRIP
                + ". We got up before the sun, and it was worth it."
                + " Who comes along next time?",
            List.of(
                photo(alice, Scene.SUNRISE, 1, false, "The sun rising behind hills"),
                photo(alice, Scene.LAKE, 7, true, "A lake, seen from the shore")),
            bob,
            carol);
    share(bob, "Look at the weather for the weekend.", List.of(), alice, carol);
    say(bob, trip, "Me! I bring the tent.");
    say(carol, trip, "Count me in, if there is cake.");
    bob.node().conversations().react(trip.id(), "🎉");
    alice.node().circles().create("Lake friends", List.of(bob.id(), carol.id()));
  }

  private static NewPost.Photo photo(
      Person owner, Scene scene, long seed, boolean portrait, String alt) {
    int width = portrait ? SHORT_SIDE_PX : LONG_SIDE_PX;
    int height = portrait ? LONG_SIDE_PX : SHORT_SIDE_PX;
    byte[] jpeg = SamplePhotos.jpeg(scene, seed, width, height, 0.85f);
    return new NewPost.Photo(owner.node().draftPhotos().add(jpeg, false).id(), alt);
  }

  private static void say(Person person, PostView post, String text) {
    person.node().conversations().reply(post.id(), text, Optional.empty(), Optional.empty());
  }

  private static PostView share(
      Person author, String text, List<NewPost.Photo> photos, Person... audience) {
    PostView post = author.post(text, photos, audience);
    for (Person person : audience) {
      person.awaitWhole(post);
    }
    return post;
  }

  private void takePictures() throws StartException, IOException {
    KithPage page = open(alice, 1280, 900, 1, ColorScheme.LIGHT);
    awaitPhotos(page);
    take(page, "feed.png");
    KithPage phone = open(alice, 390, 844, 2, ColorScheme.DARK);
    awaitPhotos(phone);
    take(phone, "phone.png");
    compose(page);
    take(page, "compose.png");
    try (Person dora = Person.named("Dora", folder)) {
      contacts(page, dora);
      take(page, "contacts.png");
      carol.start();
    }
  }

  /** Every screen as it is on a phone, a tablet and a desktop. */
  private void takeScreens() throws StartException, IOException {
    Path screens = Files.createDirectories(pictures.resolve("screens"));
    for (int width : WIDTHS) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        String variant = width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        KithPage page = open(alice, width, width < 600 ? 844 : 900, 1, scheme);
        awaitPhotos(page);
        ScreenTour tour = new ScreenTour(page, screens, variant);
        tour.feed(TRIP);
        carol.stop();
        tour.people("Bob");
        tour.notices();
        tour.settings();
        carol.start();
        live(page, tour, width, scheme, screens, variant);
        page.page().context().close();
        begin(width, scheme, screens, variant);
      }
    }
  }

  private void live(
      KithPage page, ScreenTour tour, int width, ColorScheme scheme, Path screens, String variant) {
    KithPage other = open(bob, width, width < 600 ? 844 : 900, 1, scheme);
    assertThat(other.button("Go live")).isVisible();
    page.goTo("Feed");
    new LiveTour(
            alice,
            bob,
            new LivePage(page.page()),
            new LivePage(other.page()),
            tour,
            new ScreenTour(other, screens, variant))
        .take();
    other.page().context().close();
  }

  /** What somebody sees who has just begun. */
  private void begin(int width, ColorScheme scheme, Path screens, String variant)
      throws StartException, IOException {
    try (Person eve = new Person(folder.resolve("eve-" + variant))) {
      KithPage page = open(eve, width, width < 600 ? 844 : 900, 1, scheme);
      ScreenTour tour = new ScreenTour(page, screens, variant);
      assertThat(page.button("Continue")).isVisible();
      tour.take("first-run");
      page.giveName("Eve");
      assertThat(page.page().getByText("It starts with one person")).isVisible();
      tour.take("empty-feed");
      page.goTo("Settings");
      page.button("Sign out this browser").click();
      assertThat(page.page().getByText("This browser is not signed in")).isVisible();
      tour.take("signed-out");
      page.page().context().close();
    }
  }

  private KithPage open(Person who, int width, int height, double scale, ColorScheme scheme) {
    return new KithPage(
        who.open(
            chromium,
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(scale)
                .setIsMobile(width < 600)
                .setHasTouch(width < 600)
                .setColorScheme(scheme)));
  }

  private static void awaitPhotos(KithPage page) {
    assertThat(page.photos(TRIP)).hasCount(2);
    assertThat(page.delivery(TRIP)).hasText("On all 2 disks");
  }

  private void compose(KithPage page) throws IOException {
    page.text()
        .fill(
            "Bob's birthday is on the 12th, and he has wished for this tent for years.\nShall we?");
    page.addPhotos(
        CameraPhoto.take(folder.resolve("tent.jpg"), Scene.LAKE, 1_800, 1_200).file(),
        CameraPhoto.take(folder.resolve("fire.jpg"), Scene.SUNRISE, 1_200, 1_800).file());
    assertThat(page.page().getByText("Location removed")).hasCount(2);
    page.page().getByLabel("Description of photo 1").fill("The camp site by the lake");
    page.choose("Carol");
    page.openAudience();
  }

  private void contacts(KithPage page, Person dora) throws IOException {
    carol.stop();
    page.goTo("People");
    assertThat(page.page().getByText(Pattern.compile("^Offline since"))).not().hasCount(0);
    String code = alice.node().createInvite(Duration.ofMinutes(15)).code().orElseThrow();
    dora.node().acceptInvite(code);
    assertThat(page.button("Confirm Dora")).isVisible();
  }

  private void take(KithPage page, String name) {
    page.page().screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name)));
  }
}
