package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import social.kith.node.PhotoView;
import social.kith.node.PostView;

/** Every way in which photos come into a post, in every format. */
class PhotosInBrowserIT extends AliceAndBob {
  private static final Color[] COLOURS = {Color.RED, Color.GREEN, Color.BLUE, Color.ORANGE};

  private static final String TRANSFER =
      """
      ([name, type, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], name, { type }));
        return transfer;
      }""";

  /** As this browser saves it; Java writes none. */
  private static final String WEBP =
      """
      async (colour) => {
        const canvas = new OffscreenCanvas(120, 90);
        const context = canvas.getContext('2d');
        context.fillStyle = colour;
        context.fillRect(0, 0, 120, 90);
        const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
        return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
      }""";

  @Test
  void pickedDroppedAndPastedInEveryFormat() throws IOException {
    KithPage a = new KithPage(alice.open(CHROMIUM));
    String webp = (String) a.page().evaluate(WEBP, "#00f");
    a.addPhotos(file("red.jpg", "jpeg", COLOURS[0]), file("green.png", "png", COLOURS[1]));
    assertThat(rows(a)).hasCount(2);
    Locator composer = a.page().getByRole(AriaRole.REGION, region("New post"));
    composer.dispatchEvent("drop", Map.of("dataTransfer", transfer(a, "blue.webp", "webp", webp)));
    assertThat(rows(a)).hasCount(3);
    String gif = Base64.getEncoder().encodeToString(picture("gif", COLOURS[3]));
    JSHandle pasted = transfer(a, "orange.gif", "gif", gif);
    a.text()
        .evaluate(
            "(target, transfer) => target.dispatchEvent(new ClipboardEvent('paste',"
                + " { clipboardData: transfer, bubbles: true, cancelable: true }))",
            pasted);
    assertThat(rows(a)).hasCount(4);
    assertThat(a.page().getByText("Upload")).hasCount(0);
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    for (int i = 0; i < COLOURS.length; i++) {
      a.page().getByLabel("Description of photo " + (i + 1)).fill("Colour " + i);
    }
    PostView post = share(a, "All of them");
    assertThat(post.photos())
        .extracting(PhotoView::alt)
        .containsExactly("Colour 0", "Colour 1", "Colour 2", "Colour 3");
    assertThat(post.photos())
        .extracting(PhotoView::mediaType)
        .containsExactly("image/jpeg", "image/png", "image/jpeg", "image/png");
    for (PhotoView photo : post.photos()) {
      assertColour(a, post, photo, COLOURS[photo.index()]);
    }
    a.page().context().close();
  }

  @Test
  void aHeicIsRefusedWithWhatToDo() {
    KithPage a = new KithPage(alice.open(CHROMIUM));
    byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
    String base64 = Base64.getEncoder().encodeToString(heic);
    JSHandle dropped = a.page().evaluateHandle(TRANSFER, List.of("IMG_1.HEIC", "", base64));
    Locator composer = a.page().getByRole(AriaRole.REGION, region("New post"));
    composer.dispatchEvent("drop", Map.of("dataTransfer", dropped));
    assertThat(rows(a).getByRole(AriaRole.ALERT)).containsText("This is a HEIC photo");
    assertThat(rows(a).getByRole(AriaRole.ALERT)).containsText("Most Compatible");
    a.button("Remove photo 1").click();
    assertThat(rows(a)).hasCount(0);
    a.page().context().close();
  }

  @Test
  void theirOrderIsChangedByKeyboardAndByHand() throws IOException {
    KithPage a = new KithPage(alice.open(CHROMIUM));
    a.addPhotos(
        file("0.png", "png", COLOURS[0]),
        file("1.png", "png", COLOURS[1]),
        file("2.png", "png", COLOURS[2]));
    assertThat(rows(a)).hasCount(3);
    Locator later = a.button("Move photo 1 later");
    later.focus();
    a.page().keyboard().press("Enter");
    assertThat(a.button("Move photo 2 later")).isFocused();
    a.page().keyboard().press("Enter");
    assertThat(a.button("Move photo 3 earlier")).isFocused();
    rows(a).nth(1).locator(".draft-photo-picture").dragTo(rows(a).nth(0));
    PostView post = share(a, "In another order");
    int[] order = {2, 1, 0};
    for (PhotoView photo : post.photos()) {
      assertColour(a, post, photo, COLOURS[order[photo.index()]]);
    }
    a.page().context().close();
  }

  @Test
  void aPhoneTakesOneWithItsCamera() throws IOException {
    Browser.NewContextOptions phone =
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setHasTouch(true)
            .setIsMobile(true);
    KithPage a = new KithPage(alice.open(CHROMIUM, phone));
    assertThat(a.button("Take a photo")).isVisible();
    Locator camera = a.page().getByTestId("draft-camera-input");
    assertThat(camera).hasAttribute("capture", "environment");
    camera.setInputFiles(file("camera.jpg", "jpeg", COLOURS[0]));
    assertThat(rows(a)).hasCount(1);
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    PostView post = share(a, "From the camera");
    assertColour(a, post, post.photos().get(0), COLOURS[0]);
    a.page().context().close();
    KithPage desk = new KithPage(alice.open(CHROMIUM));
    assertThat(desk.button("Take a photo")).isHidden();
    desk.page().context().close();
  }

  private static Page.GetByRoleOptions region(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator rows(KithPage page) {
    return page.page()
        .getByRole(AriaRole.LIST, region("Photos of your post"))
        .getByRole(AriaRole.LISTITEM);
  }

  private static JSHandle transfer(KithPage page, String name, String kind, String base64) {
    return page.page().evaluateHandle(TRANSFER, List.of(name, "image/" + kind, base64));
  }

  private PostView share(KithPage page, String text) {
    page.text().fill(text);
    page.choose("Bob");
    assertThat(page.page().locator("progress")).hasCount(0);
    page.share().click();
    assertThat(page.post(text)).isVisible();
    return alice.node().feed(java.util.Optional.empty(), 1).posts().get(0);
  }

  private static void assertColour(KithPage page, PostView post, PhotoView photo, Color expected) {
    String url = "/api/v1/posts/%s/photos/%d/original".formatted(post.id(), photo.index());
    Object mean =
        page.page()
            .evaluate(
                """
                async (url) => {
                  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
                  const context = new OffscreenCanvas(1, 1).getContext('2d');
                  context.drawImage(bitmap, 0, 0, 1, 1);
                  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
                }""",
                url);
    List<?> channels = (List<?>) mean;
    int[] wanted = {expected.getRed(), expected.getGreen(), expected.getBlue()};
    for (int i = 0; i < wanted.length; i++) {
      assertThat(((Number) channels.get(i)).intValue())
          .as("photo %d, channel %d", photo.index(), i)
          .isBetween(wanted[i] - 6, wanted[i] + 6);
    }
  }

  private Path file(String name, String format, Color colour) throws IOException {
    return Files.write(folder.resolve(name), picture(format, colour));
  }

  private static byte[] picture(String format, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 120, 90);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }
}
