package social.kith.node;

import social.kith.node.contact.InviteDesk;
import social.kith.storage.Invite;

/** Loop-owned. Hands on what becomes of invites. */
final class InviteEvents implements InviteDesk.Listener {
  private final Components parts;

  InviteEvents(Components parts) {
    this.parts = parts;
  }

  @Override
  public void inviteChanged(Invite invite) {
    parts.hub.publish(new NodeEvent.InviteChanged(PairingViews.view(invite)));
  }

  @Override
  public void notice(String message) {
    parts.activity.notice(message);
  }
}
