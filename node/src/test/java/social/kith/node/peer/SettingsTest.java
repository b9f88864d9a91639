package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Settings.Key<String> NAME = new Settings.Key<>("name");
  private static final Settings.Key<Integer> AGE = new Settings.Key<>("age");

  private final TestLoop loop = new TestLoop();
  private final Settings settings = new Settings(loop);
  private final List<Settings.Change<?>> all = new ArrayList<>();
  private final List<Settings.Change<String>> names = new ArrayList<>();

  @AfterEach
  void close() {
    loop.close();
  }

  private void listen() {
    settings.onChange(all::add);
    settings.onChange(NAME, names::add);
  }

  private void settle() {
    loop.run(() -> {});
  }

  @Test
  void setsOneOrMany() {
    settings.set(NAME.to("one"));
    assertThat(settings.get(NAME)).contains("one");
    assertThat(settings.get(AGE)).isEmpty();
    settings.set(NAME.to("two"), AGE.to(2));
    assertThat(settings.get(NAME)).contains("two");
    assertThat(settings.get(AGE)).contains(2);
    settings.set();
    assertThat(settings.has(NAME)).isTrue();
  }

  @Test
  void deletes() {
    settings.set(NAME.to("one"));
    assertThat(settings.has(NAME)).isTrue();
    assertThat(settings.del(NAME)).isTrue();
    assertThat(settings.has(NAME)).isFalse();
    assertThat(settings.del(NAME)).isFalse();
  }

  @Test
  void keysOfOneNameAreNotOneKey() {
    settings.set(NAME.to("one"));
    assertThat(settings.has(new Settings.Key<Integer>("name"))).isFalse();
  }

  @Test
  void tellsOfRealChangesOnlyAndInOrder() {
    listen();
    settings.set(NAME.to("one"), AGE.to(1));
    settings.set(NAME.to(new String("one")), AGE.to(2));
    settings.del(NAME);
    settings.del(NAME);
    settle();
    assertThat(names)
        .containsExactly(
            new Settings.Change<>(NAME, Optional.empty(), Optional.of("one")),
            new Settings.Change<>(NAME, Optional.of("one"), Optional.empty()));
    assertThat(all)
        .containsExactly(
            new Settings.Change<>(NAME, Optional.empty(), Optional.of("one")),
            new Settings.Change<>(AGE, Optional.empty(), Optional.of(1)),
            new Settings.Change<>(AGE, Optional.of(1), Optional.of(2)),
            new Settings.Change<>(NAME, Optional.of("one"), Optional.empty()));
  }

  @Test
  void tellsNothingOfBeforeOrAfterAListenerWasThere() {
    settings.set(AGE.to(0));
    Registration ofAll = settings.onChange(all::add);
    Registration ofName = settings.onChange(NAME, names::add);
    settings.set(NAME.to("one"));
    settle();
    ofAll.close();
    ofName.close();
    ofName.close();
    settings.set(NAME.to("two"));
    settle();
    assertThat(all).hasSize(1);
    assertThat(names).hasSize(1);
  }

  @Test
  void aListenerThatFailsKeepsNoneFromHearingAndMaySet() {
    settings.onChange(
        change -> {
          throw new IllegalStateException("of the test");
        });
    settings.onChange(NAME, change -> settings.set(AGE.to(7)));
    listen();
    settings.set(NAME.to("one"));
    settle();
    settle();
    assertThat(all).hasSize(2);
    assertThat(settings.get(AGE)).contains(7);
  }

  @Test
  void showsNoValues() {
    assertThat(NAME.to("secret").toString()).isEqualTo("Setting[name]");
    assertThat(new Settings.Change<>(NAME, Optional.empty(), Optional.of("secret")).toString())
        .isEqualTo("Change[name]");
  }
}
