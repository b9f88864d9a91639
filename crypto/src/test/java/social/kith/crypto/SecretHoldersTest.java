package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import social.kith.crypto.SessionHandshake.Config;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.crypto.internal.AesGcm;
import social.kith.crypto.internal.Cobblestone;
import social.kith.crypto.internal.Hpke;
import social.kith.crypto.internal.HpkeKeyPair;
import social.kith.crypto.internal.P256Certificate;

/** Every class of this module that holds a secret: none shows it, and closing wipes it. */
class SecretHoldersTest {
  /** How a field is called that has something secret; and those that are called so and have not. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(secret|seed|private|psk|pwd|passphrase|utf8|exporter).*|key|.*storagekey");

  private static final Set<String> PUBLIC =
      Set.of("Hello.pskId", "Config.pskId", "FinExchange.pskName", "Identity.key");

  private static final Set<Class<?>> SECRET_TYPES =
      Set.of(Secret.class, Identity.class, HpkeKeyPair.class, AesGcm.class, RecordCipher.class);

  private static final byte[] KNOWN = HexFormat.of().parseHex("a1b2c3d4e5f60718".repeat(4));

  private static final byte[] STORAGE = HexFormat.of().parseHex("18e7d6c5b4a39281".repeat(4));
  private static final String TYPED = "a word that nobody knows";

  /** What holds secrets, and those that it was made of or that follow from them. */
  private record Holder(Object object, byte[]... secrets) {
    @Override
    public String toString() {
      return object.getClass().getSimpleName();
    }
  }

  static Stream<Holder> holders() throws Exception {
    Secret known = Secret.of(KNOWN);
    Secret storage = Secret.of(STORAGE);
    byte[] signing = known.derive(Label.IDENTITY_SIGNING_KEY).copyBytes();
    byte[] columns = known.derive(Label.STORAGE_COLUMN).copyBytes();
    Config config = Ends.withPsk(Ends.offerer(), known, new byte[1]);
    SessionHandshake handshake = SessionHandshake.start(config);
    LinkKeys link = LinkKeys.derive(known);
    byte[] icePwd = link.offerer().icePwd().getBytes(StandardCharsets.US_ASCII);
    ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    return Stream.of(
        new Holder(known, KNOWN),
        new Holder(Identity.fromSeed(known), KNOWN, signing),
        new Holder(NodeKeys.of(known, storage), KNOWN, STORAGE),
        new Holder(Passphrase.parse(TYPED), TYPED.getBytes(StandardCharsets.UTF_8)),
        new Holder(config, KNOWN),
        new Holder(handshake, KNOWN),
        new Holder(new SessionHandshake.Agreed(Ends.OFFERER.key(), new byte[0], known), KNOWN),
        new Holder(new FinExchange(Role.OFFERER, known, new byte[0]), KNOWN),
        new Holder(new FinExchange.Made(new byte[0], known), KNOWN),
        new Holder(new Session(Ends.OFFERER.key(), Role.OFFERER, known, known), KNOWN),
        new Holder(new RecordCipher(known, new byte[1], 0), KNOWN),
        new Holder(new ColumnCipher(known), columns),
        new Holder(new Pseudonyms(known), known.derive(Label.STORAGE_NAME).copyBytes()),
        new Holder(AgeIdentity.of(known), known.derive(Label.BACKUP_KEY).copyBytes()),
        new Holder(WeeklyKey.of(Secret.of(KNOWN), Instant.EPOCH), KNOWN),
        new Holder(new MeetingSecret(known), known.derive(Label.MEETING).copyBytes()),
        new Holder(new DecryptingInputStream(KNOWN.clone(), new byte[0], nothing), KNOWN),
        new Holder(link.offerer(), icePwd),
        new Holder(Hpke.xWing().generate()),
        new Holder(new AesGcm(KNOWN), KNOWN),
        new Holder(Cobblestone.message(KNOWN, new byte[24], new byte[0]), KNOWN),
        new Holder(P256Certificate.of(new byte[P256Certificate.MATERIAL_BYTES])));
  }

  @ParameterizedTest
  @MethodSource("holders")
  void showsNothing(Holder holder) {
    String shown = holder.object().toString();
    for (byte[] secret : holder.secrets()) {
      assertThat(shown)
          .doesNotContainIgnoringCase(HexFormat.of().formatHex(secret, 0, 4))
          .doesNotContain(Base64.getEncoder().encodeToString(secret).substring(0, 5))
          .doesNotContain(new String(secret, 0, 4, StandardCharsets.ISO_8859_1))
          .doesNotContain(secret[0] + ", " + secret[1]);
    }
  }

  /** What is borrowed stays; what is the object's own goes. */
  @ParameterizedTest
  @MethodSource("holders")
  void isWipedWhenClosed(Holder holder) throws Exception {
    if (holder.object() instanceof AutoCloseable closeable) {
      List<byte[]> owned = new ArrayList<>();
      collectArrays(holder.object(), owned);
      assertThat(owned)
          .filteredOn(array -> isSecret(array, holder))
          .hasSizeGreaterThanOrEqualTo(holder.secrets().length);
      closeable.close();
      assertThat(owned).noneMatch(array -> isSecret(array, holder));
    }
  }

  private static boolean isSecret(byte[] array, Holder holder) {
    return Stream.of(holder.secrets()).anyMatch(secret -> Arrays.equals(secret, array));
  }

  /** In all objects of this module that are reached, but in the handshake's borrowed ones. */
  private static void collectArrays(Object from, List<byte[]> found) throws Exception {
    for (Field field : from.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        Object value = field.get(from);
        if (value instanceof byte[] array) {
          found.add(array);
        } else if (value != null
            && value.getClass().getName().startsWith("social.kith")
            && !value.getClass().isEnum()
            && !(value instanceof Config)) {
          collectArrays(value, found);
        }
      }
    }
  }

  @Test
  void everyHolderIsListed() throws Exception {
    Set<String> listed = new TreeSet<>();
    holders().forEach(holder -> listed.add(holder.object().getClass().getName()));
    Path classes =
        Path.of(Secret.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      Set<String> holding =
          files
              .map(file -> classes.relativize(file).toString())
              .filter(name -> name.endsWith(".class") && !name.contains("-info"))
              .map(name -> name.replace(".class", "").replace('/', '.'))
              .filter(SecretHoldersTest::holdsSecret)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(listed).hasSizeGreaterThan(10).containsAll(holding);
    }
  }

  private static boolean holdsSecret(String name) {
    try {
      return Stream.of(Class.forName(name).getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isEnumConstant())
          .anyMatch(SecretHoldersTest::isSecret);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSecret(Field field) {
    Class<?> type = field.getType();
    String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
    boolean raw = type == byte[].class || type == char[].class || type == String.class;
    return SECRET_TYPES.contains(type)
        || raw && SECRET_NAME.matcher(field.getName()).matches() && !PUBLIC.contains(name);
  }
}
