package social.kith.node;

import java.util.Optional;
import java.util.function.UnaryOperator;
import social.kith.crypto.ContactId;
import social.kith.node.KithException.Kind;
import social.kith.node.feed.ProfileCards;
import social.kith.node.feed.ProfileCards.Content;
import social.kith.node.loop.EventLoop;
import social.kith.node.sync.Sync;

/**
 * What this person says about themselves, beside their name. All contacts get it, who are offline
 * now the newest alone. A part of {@link KithNode}: any thread, refuses with {@link KithException}.
 */
public final class OwnProfile {
  private final Profile profile;
  private final ProfileCards cards;
  private final DraftPhotos drafts;
  private final EventLoop loop;
  private final EventHub hub;
  private final Sync sync;

  OwnProfile(
      Profile profile,
      ProfileCards cards,
      DraftPhotos drafts,
      EventLoop loop,
      EventHub hub,
      Sync sync) {
    this.profile = profile;
    this.cards = cards;
    this.drafts = drafts;
    this.loop = loop;
    this.hub = hub;
    this.sync = sync;
  }

  /**
   * Sets the line of text; returns after COMMIT.
   *
   * @param wished at most 160 characters, no line breaks; may be empty
   * @throws KithException INVALID if it is not so
   */
  public ProfileView setLine(String wished) {
    String line = wished.strip();
    if (line.codePointCount(0, line.length()) > ProfileCards.MAX_LINE_CHARS
        || line.chars().anyMatch(Character::isISOControl)) {
      throw new KithException(
          Kind.INVALID, "The line has at most 160 characters and no line breaks. Change it.");
    }
    return change(content -> new Content(line, content.picture()));
  }

  /**
   * Sets the picture: the middle of a draft photo, small, and without what the camera wrote. The
   * draft goes; returns after COMMIT.
   *
   * @throws KithException NOT_FOUND if there is no such draft
   */
  public ProfileView setPicture(String draftId) {
    byte[] picture = drafts.toPortrait(draftId, ProfileCards.MAX_PICTURE_BYTES);
    return change(content -> new Content(content.line(), Optional.of(picture)));
  }

  /** Takes the picture away; returns after COMMIT. */
  public ProfileView removePicture() {
    return change(content -> new Content(content.line(), Optional.empty()));
  }

  /** The own picture; NOT_FOUND if there is none. */
  public PhotoContent openPicture() {
    return open(profile.self());
  }

  /** Somebody's picture. */
  PhotoContent open(ContactId person) {
    return cards
        .picture(person)
        .map(PhotoReading::portrait)
        .orElseThrow(
            () -> new KithException(Kind.NOT_FOUND, "There is no such picture. Reload the page."));
  }

  private ProfileView change(UnaryOperator<Content> change) {
    Waiting.on(cards.change(change));
    ProfileView view = profile.view();
    loop.execute(
        () -> {
          sync.profileChanged();
          hub.publish(new NodeEvent.ProfileChanged(view));
        });
    return view;
  }
}
