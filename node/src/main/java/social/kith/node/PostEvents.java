package social.kith.node;

import java.util.function.Consumer;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;

/** Loop-owned. Tells what this person did to posts. */
final class PostEvents implements SharedPosts.Listener, PostConversations.Listener {
  private final Feed feed;
  private final PostViews posts;
  private final Activity activity;
  private final EventHub hub;
  private final Consumer<ContactId> contactChanged;

  PostEvents(
      Feed feed,
      PostViews posts,
      Activity activity,
      EventHub hub,
      Consumer<ContactId> contactChanged) {
    this.feed = feed;
    this.posts = posts;
    this.activity = activity;
    this.hub = hub;
    this.contactChanged = contactChanged;
  }

  @Override
  public void postChanged(ItemId post) {
    feed.find(post).ifPresent(it -> hub.publish(new NodeEvent.PostChanged(posts.view(it))));
  }

  @Override
  public void conversationChanged(ItemId post) {
    activity.conversationChanged(post);
  }

  @Override
  public void queueChanged(ContactId contact) {
    contactChanged.accept(contact);
  }
}
