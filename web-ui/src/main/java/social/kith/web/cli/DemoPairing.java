package social.kith.web.cli;

import java.util.Map;
import java.util.Optional;
import social.kith.node.ContactView;
import social.kith.node.InviteView;
import social.kith.node.PairingView;

/** Makes two people of the demonstration contacts, over a real link, as they would themselves. */
final class DemoPairing {
  private DemoPairing() {}

  /** Does what is left to do until each has confirmed the other. */
  static void pair(DemoNode inviter, DemoNode guest) {
    String guestId = guest.id();
    if (find(inviter, guestId).isEmpty()) {
      InviteView invite =
          inviter.api().post("/invites", Map.of("validMinutes", 15), InviteView.class);
      guest
          .api()
          .post("/pairings", Map.of("invite", invite.code().orElseThrow()), PairingView.class);
    }
    ContactView known = await(inviter, "contact", guestId, ContactView.State.PENDING);
    if (known.state() == ContactView.State.PENDING) {
      inviter.api().post("/contacts/" + guestId + "/confirm", ContactView.class);
    }
    await(guest, "contact", inviter.id(), ContactView.State.CONFIRMED);
  }

  /** Waits until the contact is there and at least this far. */
  private static ContactView await(
      DemoNode node, String event, String id, ContactView.State atLeast) {
    return Waiting.until(
            node.api(),
            event,
            () ->
                find(node, id)
                    .filter(c -> c.state() == atLeast || c.state() == ContactView.State.CONFIRMED))
        .orElseThrow(
            () -> CommandException.refused("The node of %s ended.".formatted(node.name())));
  }

  private static Optional<ContactView> find(DemoNode node, String id) {
    return node.contacts().stream().filter(c -> c.id().equals(id)).findFirst();
  }
}
