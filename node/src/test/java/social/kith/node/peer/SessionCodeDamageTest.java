package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.kith.node.peer.SessionCodeException.Reason;

/** Codes that are not as they were made. */
class SessionCodeDamageTest {
  private static final int MUTATIONS = 100_000;

  private static SessionCode good() throws SessionCodeException {
    SessionDescription offer =
        SessionDescription.offer(Sdps.chromium(Sdps.HOST_1, Sdps.HOST_2, Sdps.REFLEXIVE));
    return SessionCode.of(SessionCode.withDerivedCredentials(offer));
  }

  private static void assertReason(String text, Reason reason) {
    SessionCodeException error =
        catchThrowableOfType(SessionCodeException.class, () -> SessionCode.parse(text));
    assertThat(error.reason()).isEqualTo(reason);
    assertThat(error.getMessage()).endsWith(".");
  }

  private static void assertReason(byte[] card, Reason reason) {
    assertReason(Base45.encode(card), reason);
  }

  @Test
  void tellsWhatIsWrongWithAText() throws SessionCodeException {
    String text = good().text();
    assertReason("", Reason.TRUNCATED);
    assertReason(text.substring(1), Reason.TRUNCATED);
    assertReason(text.substring(0, 75), Reason.TRUNCATED);
    assertReason(text.substring(0, 45), Reason.TRUNCATED);
    assertReason("_" + text.substring(1), Reason.NOT_BASE45);
    assertReason(":::" + text.substring(3), Reason.NOT_BASE45);
    assertReason("A".repeat(SessionCode.MAX_TEXT_CHARS + 1), Reason.TOO_LONG);
    assertReason(" ".repeat(10_000_000) + "A", Reason.TOO_LONG);
  }

  @Test
  void everyTruncationIsNoticed() throws SessionCodeException {
    byte[] card = good().card();
    for (int size = 0; size < card.length; size++) {
      if (size != 39 && size != 45) {
        assertReason(Arrays.copyOf(card, size), Reason.TRUNCATED);
      }
    }
    assertReason(Arrays.copyOf(card, card.length + 1), Reason.TRUNCATED);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x00, OTHER_VERSION",
    "0, 0x81, OTHER_VERSION",
    "0, 0xC1, OTHER_VERSION",
    "0, 0x51, MALFORMED",
    "0, 0x44, TRUNCATED",
    "0, 0x47, MALFORMED",
    "33, 0x00, MALFORMED",
    "33, 0xE0, MALFORMED"
  })
  void tellsWhatIsWrongWithACard(int at, String value, Reason reason) throws SessionCodeException {
    byte[] card = good().card();
    Arrays.fill(card, at, at == 33 ? 37 : at + 1, (byte) (int) Integer.decode(value));
    assertReason(card, reason);
  }

  @Test
  void aPortOfZeroAnAddressInAnotherFamilyAndTooManyCandidatesAreMalformed()
      throws SessionCodeException {
    byte[] card = good().card();
    card[37] = 0;
    card[38] = 0;
    assertReason(card, Reason.MALFORMED);
    byte[] many = Arrays.copyOf(good().card(), 33 + 6 * (SessionCode.MAX_CANDIDATES + 1));
    assertReason(many, Reason.MALFORMED);
    byte[] mapped = Arrays.copyOf(good().card(), 33 + 18);
    mapped[0] = 0x43;
    Arrays.fill(mapped, 33, 43, (byte) 0);
    mapped[43] = -1;
    mapped[44] = -1;
    assertReason(mapped, Reason.MALFORMED);
  }

  @Test
  void aCardHasOneFormOnly() throws SessionCodeException {
    byte[] minimal = good().card();
    byte[] counted = new byte[minimal.length + 3];
    System.arraycopy(minimal, 0, counted, 0, 33);
    System.arraycopy(minimal, 33, counted, 36, 18);
    counted[0] = 0x47;
    counted[33] = 0x21;
    assertReason(counted, Reason.MALFORMED);
  }

  @Test
  void noDamageDoesAnythingButRefuseOrGiveAWholeCode() throws SessionCodeException {
    List<byte[]> cards = new ArrayList<>(List.of(good().card()));
    for (String sdp : List.of(Sdps.chromium(Sdps.HOST_1), Sdps.chromium())) {
      cards.add(SessionCode.of(SessionDescription.offer(sdp)).card());
    }
    String relay = "candidate:1 1 udp 9 2001:db8::5 40000 typ relay";
    cards.add(SessionCode.of(SessionDescription.answer(Sdps.firefox(Sdps.HOST_2, relay))).card());
    Random random = new Random(20_260_101);
    Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    int whole = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      String text = damage(cards.get(i % cards.size()), random);
      try {
        SessionCode code = SessionCode.parse(text);
        assertThat(SessionCode.of(code.description())).isEqualTo(code);
        whole++;
      } catch (SessionCodeException e) {
        refused.merge(e.reason(), 1, Integer::sum);
      }
    }
    assertThat(refused)
        .containsOnlyKeys(
            Reason.NOT_BASE45,
            Reason.TOO_LONG,
            Reason.TRUNCATED,
            Reason.OTHER_VERSION,
            Reason.MALFORMED);
    assertThat(whole).isPositive();
  }

  private static String damage(byte[] card, Random random) {
    String text = Base45.encode(card);
    int at = random.nextInt(text.length());
    return switch (random.nextInt(7)) {
      case 0, 1 -> {
        byte[] flipped = card.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
          // The header, which says how to read the rest, as often as all other bytes.
          int range = random.nextBoolean() ? flipped.length : 1;
          flipped[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
        }
        yield Base45.encode(flipped);
      }
      case 2 -> text.substring(0, at);
      case 3 -> text.substring(0, at) + (char) random.nextInt(0x300) + text.substring(at);
      case 4 -> text.substring(0, at) + "0AZ:".charAt(random.nextInt(4)) + text.substring(at + 1);
      case 5 -> Base45.encode(Arrays.copyOf(card, random.nextInt(card.length * 2)));
      default -> text.repeat(1 + random.nextInt(40));
    };
  }
}
