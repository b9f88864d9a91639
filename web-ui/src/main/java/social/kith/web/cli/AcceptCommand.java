package social.kith.web.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;
import social.kith.node.KeyChangeView;
import social.kith.node.PairingView;

/** Uses somebody's invite. */
@Command(
    name = "accept",
    description = "Use an invite that somebody gave you, and show the code to compare.")
final class AcceptCommand extends DataCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description =
          "The invite. Without it one line is read from standard input, unseen by others.")
  private Optional<String> code = Optional.empty();

  @Option(
      names = "--qr",
      paramLabel = "FILE",
      description = "Read the invite from a picture of its QR code, a JPEG or PNG.")
  private Optional<Path> picture = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description =
          "It is from a contact who has a new key or device: what you shared stays theirs.")
  private Optional<String> contact = Optional.empty();

  @Option(names = "--no-wait", description = "Do not wait until you are connected.")
  private boolean noWait;

  @Override
  int run(ApiClient node) {
    if (code.isPresent() && picture.isPresent()) {
      throw usage("Give CODE or --qr, not both.");
    }
    String invite =
        code.or(() -> picture.map(file -> PictureFile.readQr(node, file)))
            .orElseGet(AcceptCommand::readLine);
    Map<String, Object> request = new HashMap<>(Map.of("invite", invite));
    contact.ifPresent(name -> request.put("contactId", People.require(node, name).id()));
    PairingView started = node.post("/pairings", request, PairingView.class);
    if (noWait) {
      return json() ? printJson(started) : report(started);
    }
    if (!json()) {
      printReply(started);
    }
    PairingView ended =
        Waiting.until(node, "pairing", () -> findEnded(node, started))
            .orElseThrow(CommandException::stopped);
    if (ended.step() == PairingView.Step.FAILED) {
      throw CommandException.refused(ended.message());
    }
    return show(
        People.find(node, ended.inviterId())
            .orElseThrow(() -> CommandException.refused("Whoever made the invite was removed.")));
  }

  private int show(ContactView met) {
    if (json()) {
      return printJson(met);
    }
    print("You are connected to %s.", Terminal.cleanLine(met.name()));
    String code = met.keyChange().map(KeyChangeView::pairingCode).orElse(met.pairingCode());
    print("Your code is %s. They see a code, too, and confirm if it is the same.", code);
    if (met.keyChange().isPresent()) {
      print("%s", People.keyChangeWords(met));
    }
    return Exit.OK;
  }

  private void printReply(PairingView pairing) {
    pairing
        .reply()
        .ifPresent(
            reply -> {
              print("If it takes long: send them this, and they run kith invite --reply CODE");
              print("%s", reply);
            });
  }

  private int report(PairingView pairing) {
    print("%s", Terminal.cleanLine(pairing.message()));
    printReply(pairing);
    return Exit.OK;
  }

  private static Optional<PairingView> findEnded(ApiClient node, PairingView started) {
    return node.list("/pairings", PairingView.class).stream()
        .filter(p -> p.inviterId().equals(started.inviterId()))
        .filter(p -> p.step() == PairingView.Step.PAIRED || p.step() == PairingView.Step.FAILED)
        .findFirst();
  }

  private static String readLine() {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(in.readLine())
          .orElseThrow(
              () -> CommandException.refused("There is no invite. Paste it and press Enter."));
    } catch (IOException e) {
      throw CommandException.refused("The invite could not be read. Paste it and press Enter.");
    }
  }
}
