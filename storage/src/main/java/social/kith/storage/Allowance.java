package social.kith.storage;

/**
 * What a contact may bring onto this disk.
 *
 * @param originalBytes the largest original photo that comes without being asked for; 0 for none
 * @param items how many items of theirs are kept
 * @param itemBytes how large these may be together, as signed
 * @param photoBytes how much of their photos is kept
 */
public record Allowance(long originalBytes, long items, long itemBytes, long photoBytes) {
  /** Where the person chose nothing: 100 MB; 100,000 items of 1 GB together; 20 GB of photos. */
  public static final Allowance DEFAULT =
      new Allowance(100_000_000, 100_000, 1_000_000_000, 20_000_000_000L);

  /** Checks that nothing is negative. */
  public Allowance {
    if (originalBytes < 0 || items < 0 || itemBytes < 0 || photoBytes < 0) {
      throw new IllegalArgumentException("a negative allowance");
    }
  }
}
