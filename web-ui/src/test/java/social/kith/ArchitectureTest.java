package social.kith;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/architecture.md says of packages, checked. */
class ArchitectureTest {
  private static final String CRYPTO = "social.kith.crypto..";
  private static final String STORAGE = "social.kith.storage..";
  private static final String NODE = "social.kith.node..";
  private static final String PEER = "social.kith.node.peer..";
  private static final String WEB = "social.kith.web..";
  private static final String COMMAND_LINE = "social.kith.web.cli..";
  private static JavaClasses kith;

  @BeforeAll
  static void load() {
    kith =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("social.kith");
    for (String module : List.of("crypto", "storage", "node", "web")) {
      assertThat(kith.stream().map(JavaClass::getPackageName))
          .anyMatch(name -> name.startsWith("social.kith." + module));
    }
  }

  @Test
  void modulesFormALine() {
    noClasses()
        .that()
        .resideInAPackage(CRYPTO)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STORAGE, NODE, WEB)
        .check(kith);
    noClasses()
        .that()
        .resideInAPackage(STORAGE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(NODE, WEB)
        .check(kith);
    noClasses()
        .that()
        .resideInAPackage(NODE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(WEB)
        .check(kith);
  }

  @Test
  void thePageAndTheCommandLineUseTheFacadeAlone() {
    noClasses()
        .that()
        .resideInAPackage(WEB)
        .should()
        .dependOnClassesThat(
            resideInAPackage("social.kith..")
                .and(resideOutsideOfPackages(WEB, "social.kith.node", "social.kith.node.demo")))
        .check(kith);
  }

  @ParameterizedTest
  @CsvSource({
    "org.bouncycastle.., social.kith.crypto.internal..",
    "com.upokecenter.., social.kith.crypto.internal..",
    "java.sql.., social.kith.storage..",
    "javax.sql.., social.kith.storage..",
    "org.sqlite.., social.kith.storage..",
    "org.flywaydb.., social.kith.storage..",
    "dev.onvoid.webrtc.., social.kith.node.peer..",
    "com.hivemq.., social.kith.node.meet.broker..",
    "net.coobird.., social.kith.node..",
    "com.twelvemonkeys.., social.kith.node..",
    "com.drew.., social.kith.node..",
    "javax.imageio.., social.kith.node..",
    "io.javalin.., social.kith.web..",
    "org.eclipse.jetty.., social.kith.web..",
    "jakarta.., social.kith.web..",
    "kotlin.., social.kith.web..",
    "com.fasterxml.., social.kith.[web|node.peer|node.export]..",
    "com.google.zxing.., social.kith.web..",
    "picocli.., social.kith.web.cli.."
  })
  void aLibraryIsUsedInOnePlace(String library, String home) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(kith);
  }

  @ParameterizedTest
  @CsvSource({
    "social.kith.crypto.internal.., social.kith.crypto..",
    "social.kith.storage.internal.., social.kith.storage..",
    "social.kith.node.peer.internal.., social.kith.node.peer.."
  })
  void internalPackagesAreClosed(String internal, String owner) {
    noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(internal)
        .check(kith);
  }

  @ParameterizedTest
  @CsvSource({
    "peer, find",
    "peer, link",
    "peer, sync",
    "peer, feed",
    "peer, live",
    "find, link",
    "find, sync",
    "find, feed",
    "find, live",
    "link, sync",
    "link, feed",
    "link, live",
    "sync, feed",
    "peer, backup",
    "find, backup",
    "link, backup",
    "sync, backup",
    "feed, backup",
    "feed, export",
    "backup, export",
    "sync, live"
  })
  void insideTheNodeTheLowerKnowsNothingOfTheHigher(String lower, String higher) {
    noClasses()
        .that()
        .resideInAPackage("social.kith.node." + lower + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("social.kith.node." + higher + "..")
        .allowEmptyShould(true)
        .check(kith);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("social.kith.node.(*)..").should().beFreeOfCycles().check(kith);
    slices().matching("social.kith.web.(*)..").should().beFreeOfCycles().check(kith);
    slices().matching("social.kith.(*)..").should().beFreeOfCycles().check(kith);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND_LINE)
        .should(ACCESS_STANDARD_STREAMS)
        .check(kith);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(kith);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND_LINE)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .check(kith);
  }

  @Test
  void methodsAreNotSynchronized() {
    methods().should().notHaveModifier(SYNCHRONIZED).check(kith);
  }

  @Test
  void everyPackageIsNullMarked() {
    TreeSet<String> unmarked = new TreeSet<>();
    for (JavaClass type : kith) {
      if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(type.getPackageName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void publicPackagesShowNoTypesOfLibraries() {
    classes()
        .that()
        .resideInAnyPackage(
            "social.kith.crypto",
            "social.kith.storage",
            "social.kith.node",
            "social.kith.node.peer")
        .and()
        .arePublic()
        .should(showOnlyOwnTypesAndThoseOfTheJdk())
        .check(kith);
  }

  private static ArchCondition<JavaClass> showOnlyOwnTypesAndThoseOfTheJdk() {
    return new ArchCondition<>("show only own types and those of the JDK") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMembers().stream()
            .filter(ArchitectureTest::isShown)
            .flatMap(member -> shown(member).stream())
            .filter(shown -> !resideInAnyPackage("java..", "social.kith..", "").test(shown))
            .forEach(
                shown ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getName() + " shows " + shown.getName())));
      }
    };
  }

  private static boolean isShown(JavaMember member) {
    return member.getModifiers().contains(PUBLIC);
  }

  private static List<JavaClass> shown(JavaMember member) {
    return member.getAllInvolvedRawTypes().stream().map(JavaClass::getBaseComponentType).toList();
  }

  @Test
  void onlyPeerKnowsNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackages(PEER, STORAGE)
        .should()
        .callMethod(System.class, "loadLibrary", String.class)
        .orShould()
        .callMethod(System.class, "load", String.class)
        .check(kith);
  }
}
