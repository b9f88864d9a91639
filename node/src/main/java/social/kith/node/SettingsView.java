package social.kith.node;

import java.util.function.Predicate;

/**
 * What a person has chosen for the whole node: {@link NodeSetting}, each by its name.
 *
 * @param meetThroughContacts whether contacts of both help to find a contact who moved, and this
 *     node helps its contacts in the same way
 * @param seenReceipts whether authors are told when this person has seen their posts
 * @param metered whether originals of photos come only when they are asked for, from anybody
 * @param localNetwork whether contacts who are not linked are looked for on the own networks
 * @param publicStun whether public STUN servers are asked where this node is seen
 * @param portMapping whether the home's router is asked to open the UDP ports of links
 */
public record SettingsView(
    boolean meetThroughContacts,
    boolean seenReceipts,
    boolean metered,
    boolean localNetwork,
    boolean publicStun,
    boolean portMapping) {

  /** With what is on. */
  static SettingsView of(Predicate<NodeSetting> on) {
    return new SettingsView(
        on.test(NodeSetting.MEET_THROUGH_CONTACTS),
        on.test(NodeSetting.SEEN_RECEIPTS),
        on.test(NodeSetting.METERED),
        on.test(NodeSetting.LOCAL_NETWORK),
        on.test(NodeSetting.PUBLIC_STUN),
        on.test(NodeSetting.PORT_MAPPING));
  }

  /** As it is before anything was chosen. */
  public static SettingsView first() {
    return of(NodeSetting::first);
  }

  /** Whether it is on. */
  public boolean has(NodeSetting setting) {
    return switch (setting) {
      case MEET_THROUGH_CONTACTS -> meetThroughContacts;
      case SEEN_RECEIPTS -> seenReceipts;
      case METERED -> metered;
      case LOCAL_NETWORK -> localNetwork;
      case PUBLIC_STUN -> publicStun;
      case PORT_MAPPING -> portMapping;
    };
  }

  /** The same, but for one. */
  public SettingsView with(NodeSetting setting, boolean on) {
    return of(each -> each == setting ? on : has(each));
  }
}
