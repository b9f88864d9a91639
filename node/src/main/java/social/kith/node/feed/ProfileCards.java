package social.kith.node.feed;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.storage.Item;
import social.kith.storage.Store;
import social.kith.storage.Tx;

/** What people say about themselves: the own is signed and stored, others' are read. Any thread. */
public final class ProfileCards {
  /** Longest line. */
  public static final int MAX_LINE_CHARS = 160;

  /** Largest picture. */
  public static final int MAX_PICTURE_BYTES = 32_768;

  private static final int MAX_BYTES = 40_000;
  private static final int NAME_DIGITS = 16;

  private final Identity self;
  private final Store store;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<ContactId, Shown> shown = new ConcurrentHashMap<>();

  /**
   * What is shown of a profile.
   *
   * @param line may be empty
   * @param picture a name of the picture, if there is one: another picture has another name
   */
  public record Shown(String line, Optional<String> picture) {}

  /**
   * What a person can change.
   *
   * @param line at most {@link #MAX_LINE_CHARS}; may be empty
   * @param picture a JPEG of at most {@link #MAX_PICTURE_BYTES}
   */
  public record Content(String line, Optional<byte[]> picture) {}

  /** The profiles of this store. */
  public ProfileCards(Identity self, Store store, Clock clock) {
    this.self = self;
    this.store = store;
    this.clock = clock;
  }

  /** What is shown of somebody. */
  public Shown of(ContactId person) {
    return shown.computeIfAbsent(person, this::read);
  }

  /** Somebody's picture, as it came. */
  public Optional<byte[]> picture(ContactId person) {
    return store.profiles().find(person).flatMap(item -> parse(item).picture());
  }

  /** Somebody's profile is another one since a COMMIT. */
  public void changed(ContactId person) {
    shown.put(person, read(person));
  }

  /**
   * Changes the own profile, signs and stores it; changes at once follow one another.
   *
   * @return done after COMMIT
   */
  public CompletableFuture<Boolean> change(UnaryOperator<Content> change) {
    return store
        .write(tx -> store.profiles().put(tx, sign(change.apply(content(tx)))))
        .thenApply(
            stored -> {
              changed(self.id());
              return stored;
            });
  }

  /**
   * Puts an own profile back, unless there is one that is as new.
   *
   * @param profile verified
   * @return done after COMMIT: whether it was put back
   */
  public CompletableFuture<Boolean> putBack(Item profile) {
    return store
        .write(
            tx ->
                store
                        .profiles()
                        .find(tx, self.id())
                        .map(here -> here.createdAt().isBefore(profile.createdAt()))
                        .orElse(true)
                    && store.profiles().put(tx, profile))
        .thenApply(
            stored -> {
              changed(self.id());
              return stored;
            });
  }

  private Content content(Tx tx) {
    return store
        .profiles()
        .find(tx, self.id())
        .map(ProfileCards::parse)
        .map(card -> new Content(card.line(), card.picture()))
        .orElse(new Content("", Optional.empty()));
  }

  private Item sign(Content content) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    byte[] payload =
        new ProfileCard(now.toEpochMilli(), nonce, content.line(), content.picture()).encode();
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    return new Item(ItemId.ofPayload(payload), self.id(), ProfileCard.KIND, now, now, signed);
  }

  private Shown read(ContactId person) {
    return store
        .profiles()
        .find(person)
        .map(
            item -> {
              ProfileCard card = parse(item);
              String name = item.id().hex().substring(0, NAME_DIGITS);
              return new Shown(card.line(), card.picture().map(picture -> name));
            })
        .orElse(new Shown("", Optional.empty()));
  }

  /** What was verified when it was stored. */
  private static ProfileCard parse(Item item) {
    try {
      return ProfileCard.parse(CborMap.decode(Signed.payloadUnverified(item.signed()), MAX_BYTES));
    } catch (MalformedException e) {
      throw new IllegalStateException("a stored item cannot be read", e);
    }
  }
}
