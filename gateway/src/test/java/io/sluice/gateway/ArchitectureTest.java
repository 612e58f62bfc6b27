package io.sluice.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.sluice.spi.ControlStore;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.ObjectStoreProvider;
import io.sluice.spi.Staged;
import io.vertx.core.Future;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the one-way dependencies of the house: doors use objects, objects uses ingest, ingest uses
 * the storage SPI, and only {@code app} sees them all.
 *
 * <p>A rule about a package that may not exist yet allows that nothing matches; {@link #imported}
 * makes sure that what exists was read.
 */
@AnalyzeClasses(packages = "io.sluice", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String GATEWAY = "io.sluice.gateway..";
  private static final String APP = "io.sluice.gateway.app..";
  private static final String OBJECTS = "io.sluice.gateway.objects..";
  private static final String INGEST = "io.sluice.gateway.ingest..";
  private static final String SPI = "io.sluice.spi..";
  private static final String SCANNER = "io.sluice.scanner..";
  private static final String SCANNER_TESTS = "io.sluice.scanner.contract..";
  private static final String[] DOORS = {
    "io.sluice.gateway.s3..", "io.sluice.gateway.webdav..", "io.sluice.gateway.rest.."
  };
  private static final String[] TOOLS = {
    "io.sluice.gateway.tls..", "io.sluice.gateway.fixity..", "io.sluice.gateway.doctor.."
  };
  private static final String[] ADAPTERS = {
    "io.sluice.memory..", "io.sluice.posix..", "io.sluice.ceph..", "io.sluice.swift.."
  };

  /** What acts on a store; the SPI's other types are values that may travel anywhere. */
  private static final DescribedPredicate<JavaClass> STORES =
      assignableTo(ObjectStore.class)
          .or(assignableTo(MultipartUploads.class))
          .or(assignableTo(Staged.class))
          .or(assignableTo(ObjectStoreProvider.class))
          .as("act on a store");

  @ArchTest
  static void imported(JavaClasses classes) {
    Set<String> packages =
        classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(packages)
        .contains("io.sluice.spi", "io.sluice.memory", "io.sluice.posix", "io.sluice.scanner")
        .contains("io.sluice.scanner.clamd", "io.sluice.scanner.capybara")
        .contains("io.sluice.gateway");
  }

  @ArchTest
  static final ArchRule doorsIgnoreEachOther =
      slices()
          .assignedFrom(new Doors())
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true)
          .because("what two protocols share is a use case and lives in objects");

  @ArchTest
  static final ArchRule onlyAppComposesDoors =
      noClasses()
          .that(resideInAPackage(GATEWAY).and(resideOutsideOfPackages(APP)))
          .and(resideOutsideOfPackages(DOORS))
          .should()
          .dependOnClassesThat(resideInAnyPackage(DOORS))
          .allowEmptyShould(true)
          .because("Wiring is the only composition root: nothing beneath a door knows of it");

  @ArchTest
  static final ArchRule nobodyLooksIntoApp =
      noClasses()
          .that(resideOutsideOfPackages(APP))
          .should()
          .dependOnClassesThat(resideInAPackage(APP))
          .because("components get what they need by constructor and never fetch it");

  @ArchTest
  static final ArchRule onlyAppHasToolsForOperators =
      noClasses()
          .that(resideInAPackage(GATEWAY).and(resideOutsideOfPackages(APP)))
          .and(resideOutsideOfPackages(TOOLS))
          .should()
          .dependOnClassesThat(resideInAnyPackage(TOOLS))
          .because(
              "certificates, fixity and check-ups are for those who run Sluice, not for requests");

  @ArchTest
  static final ArchRule onlyAppLoadsStores =
      noClasses()
          .that(resideInAPackage(GATEWAY).and(resideOutsideOfPackages(APP)))
          .should()
          .dependOnClassesThat(
              assignableTo(ServiceLoader.class).or(assignableTo(ObjectStoreProvider.class)))
          .allowEmptyShould(true)
          .because("which store serves is composition, and that is Wiring's");

  @ArchTest
  static final ArchRule doorsSeeOnlyValuesOfTheSpi =
      noClasses()
          .that(resideInAnyPackage(DOORS))
          .should()
          .dependOnClassesThat(STORES.or(assignableTo(ControlStore.class)))
          .allowEmptyShould(true)
          .because("a door that reaches the store goes round authorisation, scanning and marks");

  @ArchTest
  static final ArchRule controlDataGoThroughControlStore =
      noClasses()
          .that(
              resideInAnyPackage(
                  "io.sluice.gateway.auth..",
                  "io.sluice.gateway.http..",
                  "io.sluice.gateway.config..",
                  "io.sluice.gateway.outbox.."))
          .should()
          .dependOnClassesThat(STORES)
          .allowEmptyShould(true)
          .because("keys, grants, locks and marks reach the store through ControlStore alone");

  @ArchTest
  static final ArchRule rightsIgnoreWhatTheyGuard =
      noClasses()
          .that(resideInAnyPackage("io.sluice.gateway.access..", "io.sluice.gateway.control.."))
          .should()
          .dependOnClassesThat(STORES.or(resideInAnyPackage(OBJECTS, INGEST)))
          .because(
              "who may do what is decided from documents alone, before any object is looked at");

  @ArchTest
  static final ArchRule documentsAreReadThroughFolders =
      noClasses()
          .that(resideInAPackage(GATEWAY))
          .and(resideOutsideOfPackages("io.sluice.gateway.control..", APP))
          .should()
          .callMethodWhere(
              describe(
                  "a control store is used",
                  call -> call.getTarget().getOwner().isAssignableTo(ControlStore.class)))
          .because(
              "a Folder forgets what it changes: whoever goes round it makes a revocation late");

  @ArchTest
  static final ArchRule ingestIgnoresObjects =
      noClasses()
          .that(resideInAPackage(INGEST))
          .should()
          .dependOnClassesThat(resideInAPackage(OBJECTS))
          .allowEmptyShould(true)
          .because("objects uses ingest; the way back would make the pipeline know its callers");

  @ArchTest
  static final ArchRule representationKnowsOnlyHttp =
      noClasses()
          .that(resideInAPackage("io.sluice.gateway.representation.."))
          .should()
          .dependOnClassesThat(
              resideInAPackage(GATEWAY)
                  .and(
                      resideOutsideOfPackages(
                          "io.sluice.gateway.representation..", "io.sluice.gateway.http..")))
          .because("how an object looks in HTTP is the same whoever shows it, and to whom");

  @ArchTest
  static final ArchRule configurationKnowsNobody =
      classes()
          .that(resideInAPackage("io.sluice.gateway.config.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("io.sluice.gateway.config..").or(outside("io.sluice")))
          .allowEmptyShould(true)
          .because("a record of settings that knows its reader ties all readers together");

  @ArchTest
  static final ArchRule gatewayPackagesFormNoCycle =
      slices()
          .matching("io.sluice.gateway.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .because("what leans on each other can only be read and changed together");

  @ArchTest
  static final ArchRule gatewayNamesNoBackend =
      noClasses()
          .that(resideInAPackage(GATEWAY))
          .should()
          .dependOnClassesThat(resideInAnyPackage(ADAPTERS))
          .because("the gateway asks a store for its capabilities, never for its name");

  @ArchTest
  static final ArchRule spiKnowsOnlyVertx =
      classes()
          .that(resideInAPackage(SPI))
          .should()
          .onlyDependOnClassesThat(resideInAPackage(SPI).or(vertxOrJdk()))
          .because("every adapter inherits what the SPI depends on");

  @ArchTest
  static final ArchRule adaptersKnowOnlyTheSpi =
      noClasses()
          .that(resideInAnyPackage(ADAPTERS))
          .should()
          .dependOnClassesThat(resideInAnyPackage(GATEWAY, SCANNER, "io.sluice.indexer.."))
          .because("an adapter knows nothing of protocols, scanning or search");

  @ArchTest
  static final ArchRule adaptersIgnoreEachOther =
      slices()
          .matching("io.sluice.(memory|posix|ceph|swift)..")
          .should()
          .notDependOnEachOther()
          .because("a backend must be able to come and go without another noticing");

  @ArchTest
  static final ArchRule scannerKnowsNoStorage =
      classes()
          .that(resideInAPackage(SCANNER))
          .and(resideOutsideOfPackages(SCANNER_TESTS))
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage(SCANNER)
                  .or(vertxOrJdk())
                  .or(resideInAnyPackage("io.netty.channel..", "xyz.capybara.clamav..")))
          .because("a scanner takes bytes and gives a verdict, wherever the bytes come from");

  @ArchTest
  static final ArchRule gatewayNamesNoScanner =
      noClasses()
          .that(resideInAPackage(GATEWAY))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.sluice.scanner.clamd..", "io.sluice.scanner.capybara.."))
          .because("which scanner looks is configuration, found by its type");

  @ArchTest
  static final ArchRule doorsReadTheRawPath =
      noClasses()
          .that(resideInAnyPackage("io.sluice.gateway.s3..", "io.sluice.gateway.webdav.."))
          .should()
          .dependOnClassesThat(resideInAPackage("io.vertx.ext.web.."))
          .allowEmptyShould(true)
          .because("vertx-web folds // and dots in a path: fatal for keys and for signatures");

  @ArchTest
  static final ArchRule onlyAppAwaits =
      noClasses()
          .that(resideInAPackage("io.sluice..").and(resideOutsideOfPackages(APP)))
          .and(resideOutsideOfPackages("io.sluice.contract.."))
          .should()
          .callMethodWhere(
              describe(
                  "a future is awaited",
                  call ->
                      call.getTarget().getOwner().isAssignableTo(Future.class)
                          && call.getTarget().getName().equals("await")))
          .because("the event loop never blocks, and elsewhere a wait hides a bound");

  private static DescribedPredicate<JavaClass> vertxOrJdk() {
    return resideInAnyPackage("io.vertx.core..", "io.vertx.codegen..", "java..", "javax..")
        .or(describe("are primitive", type -> type.getBaseComponentType().isPrimitive()))
        .as("are of Vert.x or of the JDK");
  }

  private static DescribedPredicate<JavaClass> outside(String root) {
    return resideOutsideOfPackages(root + "..").as("are not of " + root);
  }

  /** One slice a door; everything else is no slice. */
  private static final class Doors implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      for (String door : DOORS) {
        if (resideInAPackage(door).test(type)) {
          return SliceIdentifier.of(door);
        }
      }
      return SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "doors";
    }
  }
}
