package social.kith.fuzz;

import java.util.ArrayList;
import java.util.List;
import social.kith.crypto.AgeTargets;
import social.kith.crypto.CryptoTargets;
import social.kith.crypto.KeyFileTarget;
import social.kith.crypto.WeeklyKeyTargets;
import social.kith.crypto.internal.PrimitiveTargets;
import social.kith.node.backup.BackupTargets;
import social.kith.node.contact.ContactTargets;
import social.kith.node.export.ExportTargets;
import social.kith.node.feed.PostTargets;
import social.kith.node.feed.clip.ClipTargets;
import social.kith.node.feed.photo.PhotoTargets;
import social.kith.node.find.FindTargets;
import social.kith.node.find.map.MapTargets;
import social.kith.node.link.LinkTargets;
import social.kith.node.live.LiveTargets;
import social.kith.node.meet.MeetTargets;
import social.kith.node.meet.broker.BrokerTargets;
import social.kith.node.meet.lan.LanTargets;
import social.kith.node.peer.PeerTargets;
import social.kith.node.peer.client.ClientTargets;
import social.kith.node.peer.signaling.SignalingTargets;
import social.kith.node.sync.SyncTargets;
import social.kith.storage.FeedCursor;

/** Every parser of bytes from outside; those of a package stand in its test folder. */
final class Targets {
  private Targets() {}

  static List<Target> all() {
    try {
      List<Target> all = new ArrayList<>();
      all.addAll(PrimitiveTargets.all());
      all.addAll(CryptoTargets.all());
      all.addAll(KeyFileTarget.all());
      all.addAll(AgeTargets.all());
      all.addAll(WeeklyKeyTargets.all());
      all.addAll(BackupTargets.all());
      all.addAll(ExportTargets.all());
      all.addAll(LinkTargets.all());
      all.addAll(ContactTargets.all());
      all.addAll(FindTargets.all());
      all.addAll(MapTargets.all());
      all.addAll(MeetTargets.all());
      all.addAll(LanTargets.all());
      all.addAll(BrokerTargets.all());
      all.addAll(SyncTargets.all());
      all.addAll(LiveTargets.all());
      all.addAll(PostTargets.all());
      all.addAll(PhotoTargets.all());
      all.addAll(ClipTargets.all());
      all.addAll(PeerTargets.all());
      all.addAll(SignalingTargets.all());
      all.addAll(ClientTargets.all());
      all.add(Target.ofText("feed cursor", Target.UNLIMITED, cursors(), FeedCursor::parse));
      return all;
    } catch (Exception e) {
      throw new IllegalStateException("a sample could not be made", e);
    }
  }

  private static List<String> cursors() {
    return List.of("A".repeat(54));
  }
}
