package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DraftsTest extends StoreFixture {

  @Test
  void keepsDraftsOldestFirst() {
    Draft late = new Draft("b", new byte[] {1, 2}, List.of(blobId(2), blobId(1)), at(20));
    Draft early = new Draft("a", new byte[] {3}, List.of(), at(10));
    update(tx -> store.drafts().put(tx, late));
    update(tx -> store.drafts().put(tx, early));
    reopen();
    assertThat(store.drafts().all())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(early, late);
    assertThat(store.drafts().find("b").orElseThrow().blobs())
        .containsExactly(blobId(2), blobId(1));
  }

  @Test
  void replacesAndDeletes() {
    update(tx -> store.drafts().put(tx, new Draft("a", new byte[] {1}, List.of(), T0)));
    update(tx -> store.drafts().put(tx, new Draft("a", new byte[] {2}, List.of(blobId(1)), T0)));
    assertThat(store.drafts().find("a").orElseThrow().meta()).containsExactly(2);
    update(tx -> store.drafts().delete(tx, "a"));
    assertThat(store.drafts().find("a")).isEmpty();
    assertThat(store.drafts().all()).isEmpty();
  }
}
