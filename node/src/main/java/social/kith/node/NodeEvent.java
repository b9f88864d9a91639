package social.kith.node;

import java.util.List;

/** Something that changed, for whoever shows this node. Delivered in order. */
public sealed interface NodeEvent {
  /** The person's own name was set or changed. */
  record ProfileChanged(ProfileView profile) implements NodeEvent {}

  /** A contact came, went, or its state, link or queue changed. Traffic alone is no event. */
  record ContactChanged(ContactView contact) implements NodeEvent {}

  /** A contact is gone. */
  record ContactRemoved(String id) implements NodeEvent {}

  /** A circle was made, changed or deleted, or somebody is in one no longer. */
  record CirclesChanged(List<CircleView> circles) implements NodeEvent {}

  /** An invite was made, used, or ended. */
  record InviteChanged(InviteView invite) implements NodeEvent {}

  /** The use of somebody's invite got further or failed. */
  record PairingChanged(PairingView pairing) implements NodeEvent {}

  /** A post is new here, own or received. */
  record PostAdded(PostView post) implements NodeEvent {}

  /** A post was edited, or an own one taken back. */
  record PostChanged(PostView post) implements NodeEvent {}

  /** A post was taken back by its author and is not here any more. */
  record PostRemoved(String id) implements NodeEvent {}

  /** Something was said about a post, passed on or taken back; what is said about it now. */
  record ConversationChanged(String postId, TalkView talk) implements NodeEvent {}

  /**
   * Posts were read, or came and are not.
   *
   * @param unread how many of contacts are not read now
   * @param read ids of some that were read; if none is unread, all were
   */
  record UnreadChanged(long unread, List<String> read) implements NodeEvent {}

  /**
   * Others did something that the person would want to know of, or that is told no more, or was
   * seen.
   *
   * @param unseen how many notices were not seen, at most {@link Notices#MAX}
   */
  record NoticesChanged(int unseen) implements NodeEvent {}

  /** More of a post's photos is on this disk; at most a few a second for each post. */
  record PhotosChanged(String postId, List<PhotoView> photos) implements NodeEvent {}

  /**
   * Images got further on their way to or from a contact.
   *
   * @param transfers all that move now; none when all are through or the link is gone
   */
  record TransfersChanged(String contactId, List<TransferView> transfers) implements NodeEvent {}

  /**
   * The path to a contact, or a figure of it, is another than it was; told for a minute after it
   * was asked for with {@link ContactPaths#watch}.
   */
  record PathChanged(PathView path) implements NodeEvent {}

  /** An own post got further on its way to a contact. */
  record DeliveryChanged(String postId, DeliveryView delivery) implements NodeEvent {}

  /** A stream or a call began, ended, or somebody came or went; all that is live now. */
  record LiveChanged(LiveView live) implements NodeEvent {}

  /** A camera was added, changed or removed, or fails or works again; all of them now. */
  record CamerasChanged(List<CameraView> cameras) implements NodeEvent {}

  /** A broker was chosen or left out, or it stands otherwise with one; all of them now. */
  record BrokersChanged(List<BrokerView> brokers) implements NodeEvent {}

  /** The person chose something for the whole node. */
  record SettingsChanged(SettingsView settings) implements NodeEvent {}

  /** The person showed that they have their recovery words. */
  record RecoveryChanged(RecoveryView recovery) implements NodeEvent {}

  /** An export or an import began, got further or ended; at most a few a second. */
  record ArchiveChanged(ArchiveView archive) implements NodeEvent {}

  /** The node was locked or opened, or its passphrase was set or removed. */
  record LockChanged(LockView lock) implements NodeEvent {}

  /**
   * Something is wrong with the node's disk, or is not any more.
   *
   * @param problems all that is wrong now, each with what to do
   */
  record ProblemsChanged(List<String> problems) implements NodeEvent {}

  /**
   * A post was put by, or is not any more.
   *
   * @param drafts how many there are
   */
  record DraftsChanged(long drafts) implements NodeEvent {}

  /** Something the person should know; ends with what to do. */
  record Notice(String message) implements NodeEvent {}
}
