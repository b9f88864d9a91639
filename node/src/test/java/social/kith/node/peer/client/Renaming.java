package social.kith.node.peer.client;

import social.kith.crypto.IdentityKey;
import social.kith.node.peer.signaling.ProvenSignaling;
import social.kith.node.peer.signaling.RoomListener;
import social.kith.node.peer.signaling.RoomMembership;
import social.kith.node.peer.signaling.SignalingTransport;

/** A transport that lets one identity appear under the name of another one. */
record Renaming(SignalingTransport below, IdentityKey real, IdentityKey claimed)
    implements SignalingTransport {
  private String renamed(String name) {
    return name.equals(ProvenSignaling.name(real)) ? ProvenSignaling.name(claimed) : name;
  }

  @Override
  public RoomMembership join(String room, String member, RoomListener listener) {
    return below.join(renamed(room), renamed(member), listener);
  }

  @Override
  public void close() {
    below.close();
  }
}
