package social.kith.node.link;

import java.lang.reflect.Constructor;
import social.kith.crypto.LinkKeys;

/** Keys of an impostor who knows a link's ICE credentials and not its certificates. */
final class MixedKeys {
  private MixedKeys() {}

  static LinkKeys iceOf(LinkKeys ice, LinkKeys dtls) {
    try {
      Constructor<LinkKeys> constructor =
          LinkKeys.class.getDeclaredConstructor(LinkKeys.Side.class, LinkKeys.Side.class);
      constructor.setAccessible(true);
      return constructor.newInstance(
          mix(ice.offerer(), dtls.offerer()), mix(ice.answerer(), dtls.answerer()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LinkKeys.Side mix(LinkKeys.Side ice, LinkKeys.Side dtls) {
    return new LinkKeys.Side(
        ice.iceUfrag(),
        ice.icePwd(),
        dtls.privateKeyPem(),
        dtls.certificatePem(),
        dtls.fingerprint());
  }
}
