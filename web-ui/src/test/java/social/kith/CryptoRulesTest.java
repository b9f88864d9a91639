package social.kith;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How keys and secrets are handled, as far as the compiled classes show it. */
class CryptoRulesTest {
  /**
   * Who compares bytes in a time that tells where they differ: public keys, hashes that are names,
   * encodings, checksums, fingerprints. Secrets are compared by MessageDigest.isEqual. A class that
   * is added here compares nothing secret, or puts words in order that nobody but the person at
   * this node can ask for.
   */
  private static final Set<String> COMPARE_WHAT_IS_PUBLIC =
      Set.of(
          "social.kith.crypto.HashId",
          "social.kith.crypto.HelloCheck",
          "social.kith.crypto.IdentityKey",
          "social.kith.crypto.Signed",
          "social.kith.crypto.WeeklyKeyId",
          "social.kith.crypto.internal.CanonicalCbor",
          "social.kith.node.contact.KnownContact",
          "social.kith.node.feed.clip.ClipHeader",
          "social.kith.node.feed.photo.Bytes",
          "social.kith.node.feed.photo.UploadFormat",
          "social.kith.node.feed.search.Segment",
          "social.kith.node.feed.search.SegmentBuilder",
          "social.kith.node.find.CodeText",
          "social.kith.node.find.StunMessage",
          "social.kith.node.meet.MeetingTag",
          "social.kith.node.peer.CardCodec",
          "social.kith.node.peer.client.ClientCore",
          "social.kith.node.peer.client.Link",
          "social.kith.node.peer.client.LinkProof",
          "social.kith.storage.RemarkRows",
          "social.kith.storage.internal.LogCheck");

  private static final Pattern SECRET_TEXT =
      Pattern.compile(
          "(?i)pwd|.*password|.*passphrase|credential|secret|sdp|.*key_?pem|code|pairingCode"
              + "|invite|.*token|loopbackUrl");

  private static JavaClasses kith;

  @BeforeAll
  static void load() {
    kith =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("social.kith");
  }

  @Test
  void bytesThatMayBeSecretAreComparedInConstantTime() {
    Set<String> comparing =
        kith.stream()
            .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(this::tellsWhere))
            .map(type -> outermost(type).getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(comparing).isNotEmpty().isSubsetOf(COMPARE_WHAT_IS_PUBLIC);
  }

  private boolean tellsWhere(JavaMethodCall call) {
    JavaClass owner = call.getTargetOwner();
    String name = call.getTarget().getName();
    boolean ofBytes =
        call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(byte[].class));
    return owner.isEquivalentTo(Arrays.class)
            && ofBytes
            && Set.of("equals", "compare", "compareUnsigned", "mismatch").contains(name)
        || owner.isEquivalentTo(Objects.class) && name.equals("deepEquals")
        || owner.isEquivalentTo(ByteBuffer.class)
            && Set.of("equals", "compareTo", "mismatch").contains(name);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(CryptoRulesTest::outermost).orElse(type);
  }

  /** A key for signing is never made into one for agreeing, nor the other way round. */
  @Test
  void keysAreNotConverted() {
    noClasses()
        .that(dependOn("org.bouncycastle.math.ec.rfc8032.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.bouncycastle.math.ec.rfc7748..",
            "org.bouncycastle.crypto..",
            "org.bouncycastle.pqc..",
            "java.security.interfaces..")
        .check(kith);
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.bouncycastle.math.ec.rfc7748..", "org.bouncycastle.crypto.agreement.."))
        .check(kith);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> dependOn(String library) {
    return new com.tngtech.archunit.base.DescribedPredicate<>("depend on %s", library) {
      @Override
      public boolean test(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
            .anyMatch(on -> resideInAPackage(library).test(on.getTargetClass()));
      }
    };
  }

  @Test
  void derivationsAreMadeByLabelOrByAStandard() {
    noClasses()
        .that(not(resideInAPackage("social.kith.crypto.internal..")))
        .and()
        .doNotHaveFullyQualifiedName("social.kith.crypto.Secret")
        .and()
        .doNotHaveFullyQualifiedName("social.kith.crypto.Pseudonyms")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("social.kith.crypto.internal.Hkdf")
        .check(kith);
  }

  /** Where secrets are, nothing is written. */
  @Test
  void cryptoHasNoLog() {
    noClasses()
        .that()
        .resideInAPackage("social.kith.crypto..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "java.util.logging..", "java.lang.System$Logger")
        .check(kith);
  }

  /** A record prints its components by itself; secret bytes print nothing, but a text does. */
  @Test
  void recordsDoNotPrintSecretTexts() {
    Set<String> telling =
        kith.stream()
            .filter(type -> type.isRecord() && type.getFields().stream().anyMatch(this::isSecret))
            .filter(type -> printsByItself(type.reflect()))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(telling).isEmpty();
  }

  private boolean isSecret(JavaField field) {
    return field.getRawType().isEquivalentTo(String.class)
        && SECRET_TEXT.matcher(field.getName()).matches();
  }

  /** What the compiler makes stands at the line where the record begins. */
  private static boolean printsByItself(Class<?> type) {
    JavaMethod method = kith.get(type).getMethod("toString");
    return method.getSourceCodeLocation().getLineNumber()
        == kith.get(type).getMethod("hashCode").getSourceCodeLocation().getLineNumber();
  }
}
