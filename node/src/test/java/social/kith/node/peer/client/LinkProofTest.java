package social.kith.node.peer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;

class LinkProofTest {
  private final Identity alice = Identity.generate();
  private final Identity bob = Identity.generate();
  private final byte[] aliceCertificate = bytes(1);
  private final byte[] bobCertificate = bytes(2);

  private static byte[] bytes(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static LinkProof proof(Identity self, boolean initiator, byte[] own, byte[] peer) {
    return new LinkProof(
        self, initiator, UUID.randomUUID(), 7, new LinkProof.Fingerprints(own, peer));
  }

  private LinkProof alice() {
    return proof(alice, true, aliceCertificate, bobCertificate);
  }

  private LinkProof bob() {
    return proof(bob, false, bobCertificate, aliceCertificate);
  }

  private static Frame.Hello hello(LinkProof of) throws MalformedException {
    return (Frame.Hello) Frame.parse(of.hello());
  }

  @Test
  void bothProveThemselves() throws MalformedException {
    LinkProof one = alice();
    LinkProof two = bob();
    Frame.Proof byTwo = two.receive(hello(one));
    Frame.Proof byOne = one.receive(hello(two));
    assertThat(one.receive(byTwo).key()).isEqualTo(bob.key());
    assertThat(two.receive(byOne).key()).isEqualTo(alice.key());
    assertThat(two.receive(byOne).dial()).isEqualTo(7);
    assertThat(byOne.encode().length).isLessThan(Frame.MAX_PROOF_BYTES);
  }

  @Test
  void refusesWhoSitsBetweenWithCertificatesOfItsOwn() throws MalformedException {
    byte[] malloryCertificate = bytes(3);
    LinkProof one = proof(alice, true, aliceCertificate, malloryCertificate);
    LinkProof two = proof(bob, false, bobCertificate, malloryCertificate);
    Frame.Proof byTwo = two.receive(hello(one));
    Frame.Proof byOne = one.receive(hello(two));
    assertRefused(one, byTwo);
    assertRefused(two, byOne);
  }

  @Test
  void refusesAProofOfAnEarlierConnection() throws MalformedException {
    LinkProof before = alice();
    LinkProof two = bob();
    Frame.Hello recorded = hello(two);
    Frame.Proof replayed = two.receive(hello(before));
    LinkProof now = alice();
    Frame.Proof unused = now.receive(recorded);
    assertRefused(now, replayed);
  }

  @Test
  void refusesItsOwnHelloAndProofThatComeBack() throws MalformedException {
    LinkProof one = alice();
    assertThatThrownBy(() -> one.receive(hello(one))).isInstanceOf(MalformedException.class);
    Frame.Proof own = one.receive(hello(bob()));
    assertRefused(one, own);
  }

  @Test
  void refusesTheSameRoleOnBothEnds() throws MalformedException {
    LinkProof one = alice();
    LinkProof two = proof(bob, true, bobCertificate, aliceCertificate);
    Frame.Proof byTwo = two.receive(hello(one));
    Frame.Proof unused = one.receive(hello(two));
    assertRefused(one, byTwo);
  }

  @Test
  void refusesTheKeyOfSomebodyElse() throws MalformedException {
    LinkProof one = alice();
    LinkProof two = bob();
    Frame.Hello said = hello(two);
    Frame.Proof byTwo = two.receive(hello(one));
    Frame.Hello claimed =
        new Frame.Hello(Identity.generate().key(), said.nonce(), said.instance(), said.dial());
    Frame.Proof unused = one.receive(claimed);
    assertRefused(one, byTwo);
  }

  @Test
  void refusesAProofBeforeTheHelloAndASecondHello() throws MalformedException {
    LinkProof one = alice();
    assertRefused(one, new Frame.Proof(new byte[10]));
    Frame.Proof unused = one.receive(hello(bob()));
    assertThatThrownBy(() -> one.receive(hello(bob()))).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesAChangedByte() throws MalformedException {
    LinkProof one = alice();
    LinkProof two = bob();
    byte[] signed = two.receive(hello(one)).signed();
    Frame.Proof unused = one.receive(hello(two));
    for (int i = 0; i < signed.length; i++) {
      byte[] changed = signed.clone();
      changed[i] ^= 1;
      assertRefused(one, new Frame.Proof(changed));
    }
    assertThat(one.receive(new Frame.Proof(signed)).key()).isEqualTo(bob.key());
  }

  private static void assertRefused(LinkProof side, Frame.Proof proof) {
    assertThatThrownBy(() -> side.receive(proof)).isInstanceOf(MalformedException.class);
  }
}
