package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HpkeTest {
  private static final byte[] PSK = new byte[Hpke.MIN_PSK_BYTES];
  private static final byte[] ID = {1};
  private static final byte[] INFO = {2};
  private final Hpke hpke = Hpke.xWing();
  private final HpkeKeyPair pair = hpke.generate();

  @Test
  void bothEndsHaveTheSameContext() throws Exception {
    HpkeContext sending = hpke.send(pair.publicKey(), INFO, PSK, ID);
    assertThat(pair.publicKey()).hasSize(Hpke.PUBLIC_KEY_BYTES);
    assertThat(sending.encapsulation()).hasSize(Hpke.ENCAPSULATION_BYTES);
    HpkeContext receiving = hpke.receive(sending.encapsulation(), pair, INFO, PSK, ID);
    assertThat(receiving.export(ID, 32)).isEqualTo(sending.export(ID, 32));
    assertThat(receiving.open(ID, sending.seal(ID, INFO))).isEqualTo(INFO);
  }

  @Test
  void anythingElseDoesNotOpen() throws Exception {
    HpkeContext sending = hpke.send(pair.publicKey(), INFO, PSK, ID);
    byte[] enc = sending.encapsulation();
    byte[] sealed = sending.seal(ID, INFO);
    byte[] otherPsk = PSK.clone();
    otherPsk[0] = 1;
    refusesToOpen(hpke.receive(enc, pair, ID, PSK, ID), sealed);
    refusesToOpen(hpke.receive(enc, pair, INFO, otherPsk, ID), sealed);
    refusesToOpen(hpke.receive(enc, pair, INFO, PSK, INFO), sealed);
    refusesToOpen(hpke.receive(enc, hpke.generate(), INFO, PSK, ID), sealed);
    refusesToOpen(hpke.receive(enc, pair, INFO, PSK, ID), new byte[0]);
    refusesToOpen(hpke.receive(enc, pair, INFO, PSK, ID), Arrays.copyOf(sealed, 15));
  }

  @Test
  void shortOrUnnamedPskIsTheCallersBug() {
    byte[] key = pair.publicKey();
    for (byte[] psk : new byte[][] {new byte[0], new byte[Hpke.MIN_PSK_BYTES - 1]}) {
      assertThatThrownBy(() -> hpke.send(key, INFO, psk, ID))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> hpke.receive(new byte[Hpke.ENCAPSULATION_BYTES], pair, INFO, psk, ID))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> hpke.send(key, INFO, PSK, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void badInputIsOneRefusal() {
    for (int size : new int[] {0, 1, 1119, 1120, 1121, 1215, 1216, 1217}) {
      byte[] zeros = new byte[size];
      assertThatThrownBy(() -> hpke.send(zeros, INFO, PSK, ID))
          .isInstanceOf(RefusedException.class)
          .hasMessage("HPKE encapsulation refused");
      assertThatThrownBy(() -> hpke.receive(zeros, pair, INFO, PSK, ID))
          .isInstanceOf(RefusedException.class)
          .hasMessage("HPKE decapsulation refused");
    }
  }

  /** Whoever sends such a point knows the X25519 half of the secret: it is all zero. */
  @Test
  void allZeroAgreementIsRefused() throws Exception {
    byte[] key = pair.publicKey();
    byte[] enc = hpke.send(key, INFO, PSK, ID).encapsulation();
    int count = 0;
    for (byte[] point : Vectors.x25519PointsOfSmallOrder()) {
      System.arraycopy(point, 0, key, key.length - point.length, point.length);
      System.arraycopy(point, 0, enc, enc.length - point.length, point.length);
      assertThatThrownBy(() -> hpke.send(key, INFO, PSK, ID))
          .isInstanceOf(RefusedException.class)
          .hasMessage("HPKE encapsulation refused");
      assertThatThrownBy(() -> hpke.receive(enc, pair, INFO, PSK, ID))
          .isInstanceOf(RefusedException.class)
          .hasMessage("HPKE decapsulation refused");
      count++;
    }
    assertThat(count).isEqualTo(31);
  }

  @Test
  void closedKeyPairIsGone() throws Exception {
    HpkeContext sending = hpke.send(pair.publicKey(), INFO, PSK, ID);
    pair.close();
    assertThatThrownBy(() -> hpke.receive(sending.encapsulation(), pair, INFO, PSK, ID))
        .isInstanceOf(IllegalStateException.class);
    assertThat(pair).hasToString("HpkeKeyPair");
  }

  private static void refusesToOpen(HpkeContext context, byte[] sealed) {
    assertThatThrownBy(() -> context.open(ID, sealed)).isInstanceOf(RefusedException.class);
  }
}
