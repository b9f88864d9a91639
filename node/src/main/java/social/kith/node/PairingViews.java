package social.kith.node;

import java.util.Optional;
import social.kith.node.contact.UsedInvite;
import social.kith.storage.Invite;

/** Invites as a person sees them. */
final class PairingViews {
  private PairingViews() {}

  static InviteView view(Invite invite) {
    return new InviteView(
        invite.id(),
        invite.code().isEmpty() ? Optional.empty() : Optional.of(invite.code()),
        invite.createdAt(),
        invite.expiresAt(),
        switch (invite.state()) {
          case OPEN -> InviteView.State.OPEN;
          case USED -> InviteView.State.USED;
          case EXPIRED -> InviteView.State.EXPIRED;
          case CANCELLED -> InviteView.State.CANCELLED;
        },
        invite.usedBy().map(id -> id.hex()),
        invite.forContact().map(id -> id.hex()));
  }

  static PairingView view(UsedInvite.Progress progress) {
    PairingView.Step step =
        switch (progress.step()) {
          case CONNECTING -> PairingView.Step.CONNECTING;
          case PROVING -> PairingView.Step.PROVING;
          case PAIRED -> PairingView.Step.PAIRED;
          case FAILED -> PairingView.Step.FAILED;
        };
    return new PairingView(
        progress.inviter().hex(),
        progress.startedAt(),
        progress.expiresAt(),
        step,
        progress.message(),
        progress.reply(),
        step == PairingView.Step.PAIRED ? Optional.of(progress.inviter().hex()) : Optional.empty());
  }
}
