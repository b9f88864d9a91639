package social.kith.node;

/**
 * What a contact may bring onto this disk.
 *
 * @param originalBytes the largest original photo that comes without being asked for; 0 for none
 * @param items how many posts of theirs are kept
 * @param itemBytes how large these may be together, previews included
 * @param photoBytes how much of their photos is kept
 */
public record AllowanceView(long originalBytes, long items, long itemBytes, long photoBytes) {}
