package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.node.AllowanceView;
import social.kith.node.ContactView;
import social.kith.node.LinkView;
import social.kith.node.TrafficView;

class PeopleTest {
  private static final ContactView ANN = contact("Ann", "aa11");
  private static final ContactView BO = contact("Bo", "bb22");
  private static final ContactView OTHER_BO = contact("bo", "bb33");
  private static final List<ContactView> ALL = List.of(ANN, BO, OTHER_BO);

  private static ContactView contact(String name, String idStart) {
    return new ContactView(
        idStart + "0".repeat(60),
        name,
        "At the \u001blake",
        Optional.empty(),
        ContactView.State.CONFIRMED,
        "123456",
        new LinkView(LinkView.State.OFFLINE, Instant.EPOCH, Optional.of("no\u001banswer")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        3,
        new AllowanceView(1, 2, 3, 4),
        List.of(),
        new TrafficView(0, 0, 0, 0, 0, 0));
  }

  @Test
  void findsByNameWhateverTheCase() {
    assertThat(People.require(ALL, "ANN")).isEqualTo(ANN);
  }

  @Test
  void findsByTheStartOfTheId() {
    assertThat(People.require(ALL, "bb22")).isEqualTo(BO);
    assertThat(People.require(ALL, "BB33")).isEqualTo(OTHER_BO);
    assertThatThrownBy(() -> People.require(ALL, "bb2"))
        .hasMessageContaining("There is no contact “bb2”");
  }

  @Test
  void doesNotChooseBetweenTwo() {
    assertThatThrownBy(() -> People.require(ALL, "bo"))
        .hasMessageContaining("2 contacts “bo”")
        .hasMessageContaining("bb220000 or bb330000");
  }

  @Test
  void describesALink() {
    assertThat(People.line(ANN))
        .startsWith("Ann")
        .contains("confirmed, offline since", "(no\uFFFDanswer)", "3 waiting");
  }
}
