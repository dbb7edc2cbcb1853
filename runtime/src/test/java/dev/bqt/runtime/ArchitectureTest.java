package dev.bqt.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of dependency in the runtime: what fails here says which law, in its own words. */
class ArchitectureTest {
  private static final String BASE = "dev.bqt.runtime";
  private static final Path SOURCES = Path.of("src/main/java/dev/bqt/runtime");

  /** The stages of a tick in their order, each with those that may import its types. */
  private static final Map<String, Set<String>> NEXT_STAGES =
      Map.of(
          "scan", Set.of("match"),
          "match", Set.of("window"),
          "window", Set.of("load"),
          "load", Set.of("dispatch"),
          "dispatch", Set.of("action"),
          "action", Set.of("dispatch"));

  /** Every other package below the runtime; one that is in neither list is a mistake somewhere. */
  private static final Set<String> BESIDE_THE_STAGES =
      Set.of("cli", "cloud", "config", "journal", "ledger", "localcloud", "route", "schedule");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  @Test
  void compilerAndRuntimeShareADocument() {
    check(
        "Compiler and runtime share a document, not a class: only cli may call the compiler.",
        noClasses()
            .that(resideOutsideOfPackages(in("cli")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.bqt.compiler.."));
  }

  @Test
  void onlyTheNextStageImportsWhatAStageMakes() throws IOException {
    for (String stage : NEXT_STAGES.keySet()) {
      Set<String> importers = new TreeSet<>(importersOf(BASE + "." + stage));
      importers.removeAll(NEXT_STAGES.get(stage));
      importers.remove(stage);
      importers.remove("");
      assertThat(importers)
          .as("Only the next stage imports what %s makes, and Tick, which knows the order.", stage)
          .isEmpty();
    }
  }

  @Test
  void ledgerAndJournalImportNoStage() {
    check(
        "ledger and journal have row records of their own and import no stage.",
        noClasses()
            .that(resideInAnyPackage(in("ledger", "journal")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(in(NEXT_STAGES.keySet().toArray(String[]::new)))));
  }

  @Test
  void googlesClientsStayBehindTheDoor() {
    check(
        "com.google.cloud is for cloud alone.",
        noClasses()
            .that(resideOutsideOfPackages(in("cloud")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.cloud.."));
  }

  @Test
  void localcloudImportsNothingOfOurs() {
    check(
        "localcloud imports nothing of ours.",
        noClasses()
            .that(resideInAnyPackage(in("localcloud")))
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.bqt..").and(resideOutsideOfPackages(in("localcloud")))));
  }

  @Test
  void localcloudAndScheduleAreForTheWiring() {
    check(
        "localcloud and schedule are imported by the wiring alone: by cli and the Runner.",
        noClasses()
            .that(resideOutsideOfPackages(in("cli", "localcloud", "schedule")))
            .and()
            .resideOutsideOfPackage(BASE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("localcloud", "schedule"))));
  }

  @Test
  void onlyScheduleKnowsQuartz() {
    check(
        "Only schedule knows Quartz.",
        noClasses()
            .that(resideOutsideOfPackages(in("schedule")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz.."));
  }

  @Test
  void nobodyImportsTheCommandLine() {
    check(
        "The command line calls everything, and nothing calls the command line.",
        noClasses()
            .that(resideOutsideOfPackages(in("cli")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("cli"))));
  }

  @Test
  void timeIsPassedIn() {
    check(
        "Time is passed in: only the wiring, that is cli and the Runner, owns a clock.",
        noClasses()
            .that(resideOutsideOfPackages(in("cli")))
            .and()
            .resideOutsideOfPackage(BASE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone"));
  }

  @Test
  void onlyMainEndsTheProcess() {
    check(
        "Only Main ends the process.",
        noClasses()
            .that(DescribedPredicate.not(named(BASE + ".cli.Main")))
            .should()
            .callMethod(System.class, "exit", int.class));
  }

  @Test
  void packagesDoNotGoInCircles() {
    check(
        "No two packages of the runtime import each other, not even by way of others.",
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void everyPackageIsKnownToTheseLaws() throws IOException {
    Set<String> known = new TreeSet<>(BESIDE_THE_STAGES);
    known.addAll(NEXT_STAGES.keySet());
    try (Stream<Path> folders = Files.list(SOURCES)) {
      assertThat(folders.filter(Files::isDirectory).map(path -> path.getFileName().toString()))
          .as("Every package of the runtime has its place among the laws.")
          .isNotEmpty()
          .isSubsetOf(known);
    }
  }

  @Test
  void everyPackageSaysItsDuty() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).as("Every package has a package-info.java that says its duty.").isEmpty();
    }
  }

  private static void check(String law, ArchRule rule) {
    rule.as(law).allowEmptyShould(true).check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, type -> type.getName().equals(name));
  }

  private static String[] in(String... packages) {
    return Stream.of(packages).map(name -> BASE + "." + name + "..").toArray(String[]::new);
  }

  /**
   * The packages below the base, empty for the base itself, with a source that imports from this
   * one. A value may be handed through and asked; what the law forbids is to name its type.
   */
  private static Set<String> importersOf(String name) throws IOException {
    Set<String> importers = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains("import " + name + ".")) {
          Path inside = SOURCES.relativize(file);
          importers.add(inside.getNameCount() == 1 ? "" : inside.getName(0).toString());
        }
      }
    }
    return importers;
  }
}
