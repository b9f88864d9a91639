package social.kith.node;

/**
 * What a person has chosen for the whole node.
 *
 * @param meetThroughContacts whether contacts of both help to find a contact who moved, and this
 *     node helps its contacts in the same way
 * @param seenReceipts whether authors are told when this person has seen their posts
 * @param metered whether originals of photos come only when they are asked for, from anybody
 */
public record SettingsView(boolean meetThroughContacts, boolean seenReceipts, boolean metered) {}
