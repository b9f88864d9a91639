package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;

class CirclesTest extends StoreFixture {
  private static final String FAMILY = "f1";
  private static final String CHOIR = "c1";

  private ContactId ann;
  private ContactId bea;

  @BeforeEach
  void make() {
    ann = addContact(1);
    bea = addContact(2);
    update(tx -> store.circles().put(tx, FAMILY, "Family"));
    update(tx -> store.circles().put(tx, CHOIR, "Choir"));
    update(tx -> store.circles().add(tx, FAMILY, ann));
    update(tx -> store.circles().add(tx, FAMILY, bea));
    update(tx -> store.circles().add(tx, CHOIR, bea));
  }

  private Set<ContactId> members(String id) {
    return store.circles().find(id).orElseThrow().members();
  }

  @Test
  void keepsNamesAndPeople() {
    reopen();
    assertThat(store.circles().all())
        .containsExactly(
            new Circle(FAMILY, "Family", Set.of(ann, bea)),
            new Circle(CHOIR, "Choir", Set.of(bea)));
    assertThat(store.circles().find(CHOIR)).contains(new Circle(CHOIR, "Choir", Set.of(bea)));
    assertThat(store.circles().find("none")).isEmpty();
  }

  @Test
  void isRenamedWithItsPeople() {
    update(tx -> store.circles().put(tx, FAMILY, "Kin"));
    assertThat(store.circles().find(FAMILY)).contains(new Circle(FAMILY, "Kin", Set.of(ann, bea)));
  }

  @Test
  void peopleComeOnceAndGo() {
    update(tx -> store.circles().add(tx, FAMILY, ann));
    update(tx -> store.circles().add(tx, FAMILY, contactId(77)));
    update(tx -> store.circles().add(tx, "none", ann));
    assertThat(members(FAMILY)).containsExactlyInAnyOrder(ann, bea);
    update(tx -> store.circles().remove(tx, FAMILY, ann));
    assertThat(members(FAMILY)).containsExactly(bea);
    assertThat(members(CHOIR)).containsExactly(bea);
  }

  @Test
  void whoIsRemovedIsInNone() {
    update(tx -> store.contacts().remove(tx, bea));
    assertThat(members(FAMILY)).containsExactly(ann);
    assertThat(members(CHOIR)).isEmpty();
  }

  @Test
  void newKeyIsInTheSameCircles() {
    Contact fresh =
        contact(3, "Bea")
            .withState(ContactState.PENDING)
            .withStanding(Standing.GOOD.withReplaces(bea));
    update(tx -> store.keyChanges().insert(tx, fresh, Secret.of(bytes(32, 3))));
    write(tx -> store.keyChanges().acknowledge(tx, bea));
    assertThat(members(FAMILY)).containsExactlyInAnyOrder(ann, fresh.id());
    assertThat(members(CHOIR)).containsExactly(fresh.id());
  }

  @Test
  void postsKeepByWhichTheyWereShared() {
    Item first = addItem("first", 1);
    Item second = addItem("second", 2);
    for (Item item : new Item[] {first, second}) {
      update(tx -> store.circles().shared(tx, FAMILY, item.id()));
    }
    update(tx -> store.circles().shared(tx, CHOIR, second.id()));
    update(tx -> store.circles().shared(tx, "none", second.id()));
    assertThat(store.circles().posts(FAMILY)).containsExactly(first.id(), second.id());
    assertThat(store.circles().countPosts(FAMILY)).isEqualTo(2);
    assertThat(store.circles().ofPost(second.id())).containsExactly(FAMILY, CHOIR);

    Item retraction = new Item(item("gone", 3).id(), contactId(99), 2, T0, T0, new byte[] {1});
    write(tx -> store.changes().retract(tx, retraction, first.id(), T0));
    assertThat(store.circles().posts(FAMILY)).containsExactly(second.id());
    assertThat(store.circles().countPosts(FAMILY)).isEqualTo(1);
  }

  @Test
  void deletedCircleLeavesPostsAndPeople() {
    Item post = addItem("post", 1);
    update(tx -> store.circles().shared(tx, FAMILY, post.id()));
    update(tx -> store.circles().delete(tx, FAMILY));
    assertThat(store.circles().find(FAMILY)).isEmpty();
    assertThat(store.circles().ofPost(post.id())).isEmpty();
    assertThat(store.items().find(post.id())).isPresent();
    assertThat(store.contacts().find(ann)).isPresent();
    assertThat(members(CHOIR)).containsExactly(bea);
  }

  @Test
  void namesAreSealed() throws IOException {
    update(tx -> store.circles().put(tx, CHOIR, "A name of a circle"));
    assertThat(filesWith("A name of a circle".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(new Circle(CHOIR, "Choir", Set.of()).toString()).doesNotContain("Choir");
    assertThat(store.circles().find(CHOIR).map(Circle::name))
        .isEqualTo(Optional.of("A name of a circle"));
  }
}
