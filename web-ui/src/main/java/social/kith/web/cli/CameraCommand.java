package social.kith.web.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.CameraDevice;
import social.kith.node.CameraGrantView;
import social.kith.node.CameraView;
import social.kith.node.CameraWindow;
import social.kith.node.CameraWish;
import social.kith.node.ContactView;
import social.kith.node.PostView;

/** Cameras of the node. */
@Command(
    name = "camera",
    description = "Show the cameras of your node, add and change them, and say who may watch.")
final class CameraCommand extends DataCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WHAT",
      defaultValue = "list",
      description = {
        "list: the cameras and who may watch. This is the default.",
        "devices: the cameras that this computer has.",
        "add: a camera, with --name and perhaps --device; without, a test picture with a clock.",
        "change: one, by the options that are given.",
        "remove: one.",
        "grant: let those of --to watch, always or with --from and --until.",
        "revoke: let those of --to watch no longer.",
        "snapshot: share what it sees now with those of --to."
      })
  private String what = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CAMERA",
      description = "Its name, or the start of its id.")
  private Optional<String> wanted = Optional.empty();

  @Option(names = "--name", paramLabel = "NAME", description = "What it is called.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "Which one, from: kith camera devices")
  private Optional<String> device = Optional.empty();

  @Option(names = "--size", paramLabel = "WxH", description = "Of a picture; 640x480 at first.")
  private Optional<String> size = Optional.empty();

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Pictures a second, 1 to 30; 15 at first.")
  private Optional<Integer> framesPerSecond = Optional.empty();

  @Option(
      names = "--kbps",
      paramLabel = "N",
      description = "Most that goes to each who watches, in kbit/s; 1000 at first.")
  private Optional<Integer> maxKbps = Optional.empty();

  @Option(
      names = "--viewers",
      paramLabel = "N",
      description = "Most who watch at once, 1 to 32; 8 at first.")
  private Optional<Integer> maxViewers = Optional.empty();

  @Option(names = "--to", paramLabel = "WHO", arity = "1..*", description = "Contacts.")
  private List<String> who = new ArrayList<>();

  @Option(names = "--from", paramLabel = "HH:MM", description = "Only from then on each day.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--until", paramLabel = "HH:MM", description = "Only until then.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "DAY",
      split = ",",
      description = "Only on these days: monday,tuesday and so on.")
  private List<String> days = new ArrayList<>();

  @Option(names = "--text", paramLabel = "TEXT", description = "What the shared picture says.")
  private Optional<String> text = Optional.empty();

  @Override
  void check() {
    if (from.isPresent() != until.isPresent()) {
      throw usage("--from and --until go together.");
    }
    if (!days.isEmpty() && from.isEmpty()) {
      throw usage("--days goes with --from and --until.");
    }
    if (size.filter(it -> !it.matches("[0-9]{1,4}x[0-9]{1,4}")).isPresent()) {
      throw usage("Write --size as 640x480.");
    }
    if (List.of("grant", "revoke", "snapshot").contains(what) && who.isEmpty()) {
      throw usage("Say who, with --to.");
    }
  }

  @Override
  int run(ApiClient node) {
    return switch (what) {
      case "list" -> list(node);
      case "devices" -> devices(node);
      case "add" -> show(node, node.post("/cameras", wish(Optional.empty()), CameraView.class));
      case "change", "remove", "grant", "revoke", "snapshot" -> one(node, require(node));
      default -> throw usage("There is no “kith camera " + what + "”. See kith camera --help.");
    };
  }

  private int one(ApiClient node, CameraView camera) {
    String path = "/cameras/" + camera.id();
    switch (what) {
      case "change" -> node.put(path, wish(Optional.of(camera)), CameraView.class);
      case "remove" -> {
        node.delete(path);
        return json() ? printJson(camera) : said("“%s” is removed.".formatted(camera.name()));
      }
      case "grant" ->
          ids(node).forEach(id -> node.put(path + "/grants/" + id, window(), CameraView.class));
      case "revoke" -> ids(node).forEach(id -> node.delete(path + "/grants/" + id));
      default -> {
        return snapshot(node, path);
      }
    }
    return show(node, find(node, camera.id()));
  }

  private int snapshot(ApiClient node, String path) {
    Map<String, Object> request = Map.of("text", text.orElse(""), "audience", ids(node));
    PostView post = node.post(path + "/snapshots", request, PostView.class);
    return json()
        ? printJson(post)
        : said("Shared as post %s.".formatted(post.id().substring(0, 8)));
  }

  private CameraWish wish(Optional<CameraView> before) {
    Optional<Integer> width = size.map(it -> Integer.valueOf(it.split("x", -1)[0]));
    Optional<Integer> height = size.map(it -> Integer.valueOf(it.split("x", -1)[1]));
    return new CameraWish(
        name.or(() -> before.map(CameraView::name))
            .orElseThrow(() -> usage("Give it a name, with --name.")),
        device.or(() -> before.flatMap(CameraView::device)),
        width.or(() -> before.map(CameraView::widthPx)),
        height.or(() -> before.map(CameraView::heightPx)),
        framesPerSecond.or(() -> before.map(CameraView::framesPerSecond)),
        maxKbps.or(() -> before.map(CameraView::maxKbps)),
        maxViewers.or(() -> before.map(CameraView::maxViewers)));
  }

  private Map<String, Object> window() {
    Map<String, Object> request = new HashMap<>();
    from.ifPresent(
        start -> request.put("window", new CameraWindow(start, until.orElseThrow(), days)));
    return request;
  }

  private List<String> ids(ApiClient node) {
    List<ContactView> contacts = node.list("/contacts", ContactView.class);
    return who.stream().map(it -> People.require(contacts, it.strip()).id()).toList();
  }

  private int devices(ApiClient node) {
    List<CameraDevice> devices = node.list("/cameras/devices", CameraDevice.class);
    if (json()) {
      return printJson(devices);
    }
    if (devices.isEmpty()) {
      print("No camera was found. Connect one, or add a test picture: kith camera add --name Test");
    }
    devices.forEach(device -> print("%s  %s", device.id(), device.label()));
    return Exit.OK;
  }

  private int list(ApiClient node) {
    List<CameraView> cameras = node.list("/cameras", CameraView.class);
    if (json()) {
      return printJson(cameras);
    }
    if (cameras.isEmpty()) {
      print("There is no camera. Add one with: kith camera add --name NAME");
    }
    cameras.forEach(camera -> print("%s", line(node, camera)));
    return Exit.OK;
  }

  private int show(ApiClient node, CameraView camera) {
    return json() ? printJson(camera) : said(line(node, camera));
  }

  private int said(String words) {
    print("%s", words);
    return Exit.OK;
  }

  private CameraView require(ApiClient node) {
    String start = wanted.orElseThrow(() -> usage("Say which camera."));
    List<CameraView> all = node.list("/cameras", CameraView.class);
    List<CameraView> found = all.stream().filter(it -> it.name().equalsIgnoreCase(start)).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(it -> it.id().startsWith(start)).toList();
    }
    if (found.size() != 1) {
      throw found.isEmpty()
          ? CommandException.notFound(
              "There is no camera “%s”. “kith camera” shows them.".formatted(start))
          : CommandException.refused(
              "There are several cameras “%s”. Say which by its id.".formatted(start));
    }
    return found.get(0);
  }

  private static CameraView find(ApiClient node, String id) {
    return node.list("/cameras", CameraView.class).stream()
        .filter(camera -> camera.id().equals(id))
        .findFirst()
        .orElseThrow(() -> CommandException.notFound("The camera was removed meanwhile."));
  }

  private static String line(ApiClient node, CameraView camera) {
    List<ContactView> contacts = node.list("/contacts", ContactView.class);
    String grants =
        camera.grants().stream()
            .map(grant -> words(contacts, grant))
            .collect(Collectors.joining(", "));
    return "%s  %s, %d × %d, %d pictures a second, %d at once, %s"
        .formatted(
            camera.id().substring(0, 8),
            camera.name(),
            camera.widthPx(),
            camera.heightPx(),
            camera.framesPerSecond(),
            camera.maxViewers(),
            grants.isEmpty() ? "only you may watch" : grants + " may watch");
  }

  private static String words(List<ContactView> contacts, CameraGrantView grant) {
    String name =
        contacts.stream()
            .filter(contact -> contact.id().equals(grant.contactId()))
            .map(ContactView::name)
            .findFirst()
            .orElse(grant.contactId().substring(0, 8));
    return grant.window().map(window -> name + " (" + words(window) + ")").orElse(name);
  }

  private static String words(CameraWindow window) {
    String hours = window.from() + " to " + window.until();
    String days = String.join(", ", window.days()).toLowerCase(Locale.ROOT);
    return days.isEmpty() ? hours : days + " " + hours;
  }
}
