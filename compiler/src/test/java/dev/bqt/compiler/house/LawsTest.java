package dev.bqt.compiler.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

/** The laws of the house: one sentence, one test. */
@AnalyzeClasses(packages = "dev.bqt.compiler", importOptions = ImportOption.DoNotIncludeTests.class)
class LawsTest {

  private static final String ROOT = "dev.bqt.compiler.";

  @ArchTest
  static final ArchRule parserGenerator =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "parse..", ROOT + "format")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.antlr..", "dev.bqt.grammar..")
          .as("Only parse and format know ANTLR.");

  @ArchTest
  static final ArchRule source =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "source")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are ours elsewhere",
                  type ->
                      type.getPackageName().startsWith("dev.bqt")
                          && !type.getPackageName().equals(ROOT + "source")))
          .as("source imports nothing of ours.");

  @ArchTest
  static final ArchRule ast =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "ast")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "parse",
              ROOT + "check",
              ROOT + "lower",
              ROOT + "route",
              ROOT + "emit",
              ROOT + "option",
              ROOT + "ingest",
              ROOT + "include",
              ROOT + "diagnostic..",
              ROOT + "cli")
          .as("ast imports source alone.");

  @ArchTest
  static final ArchRule automaton =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "automaton")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are ours elsewhere",
                  type ->
                      type.getPackageName().startsWith("dev.bqt")
                          && !type.getPackageName().equals(ROOT + "automaton")))
          .as("automaton knows texts and patterns alone.");

  static final ArchRule ingest =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "ingest")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "parse..",
              ROOT + "check..",
              ROOT + "lower",
              ROOT + "route",
              ROOT + "emit",
              ROOT + "diagnostic..",
              ROOT + "cli")
          .as("ingest says what rules mean, to laws and to lowering; it reports nothing.");

  @ArchTest
  static final ArchRule include =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "include")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "parse..",
              ROOT + "check..",
              ROOT + "lower",
              ROOT + "route",
              ROOT + "emit",
              ROOT + "ingest",
              ROOT + "cli")
          .as("include knows the tree, and asks for texts.");

  @ArchTest
  static final ArchRule check =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "check")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "parse", ROOT + "lower", ROOT + "route", ROOT + "emit")
          .as("check knows neither the parser nor the route.");

  @ArchTest
  static final ArchRule lower =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "lower")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "diagnostic..", ROOT + "parse", ROOT + "check")
          .as("lower reports nothing: it cannot fail on a checked tree.");

  @ArchTest
  static final ArchRule emit =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "emit")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "ast", ROOT + "parse", ROOT + "check", ROOT + "lower", ROOT + "ingest")
          .as("emit knows the route alone.");

  @ArchTest
  static final ArchRule target =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "target")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are ours elsewhere",
                  type ->
                      type.getPackageName().startsWith("dev.bqt")
                          && !type.getPackageName().equals(ROOT + "target")))
          .as("target imports nothing of ours.");

  @ArchTest
  static final ArchRule files =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.nio.file..")
          .as("Only cli touches files.");

  @ArchTest
  static final ArchRule streams =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .as("Nobody prints or exits by himself: streams are passed in, codes are returned.");

  @ArchTest
  static final ArchRule languageServer =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "lsp")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.lsp4j..", "com.google.gson..")
          .as("Only lsp knows LSP4J.");

  @ArchTest
  static final ArchRule server =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "lsp", ROOT + "cli.editor")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "lsp")
          .as("Nobody depends on the language server but the command that starts it.");

  @ArchTest
  static final ArchRule databind =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..")
          .as("JSON is streamed.");

  @ArchTest
  static final ArchRule yaml =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "decompile.read", ROOT + "value")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.yaml..")
          .as("Only the readers of legacy rules and of values know YAML.");

  @ArchTest
  static final ArchRule legacyReader =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "decompile.read")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "ast", ROOT + "parse..", ROOT + "check..", ROOT + "lower", ROOT + "emit")
          .as("The reader of legacy rules knows nothing of sentences.");

  @ArchTest
  static final ArchRule legacyWriter =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "decompile.write")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "ast", ROOT + "check..", ROOT + "lower", ROOT + "emit")
          .as("The writer of sentences does not compile them: that is for who checks them.");

  @ArchTest
  static final ArchRule userPatterns =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.regex..")
          .as("Patterns are RE2's.");

  @ArchTest
  static final ArchRule state =
      noFields()
          .that()
          .areStatic()
          .should()
          .notBeFinal()
          .as("There is no static state that changes.");

  @ArchTest
  static final ArchRule names =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Abstract.*|Base|Context|Data|Utils?)")
          .as("Names say what a thing is.");

  @ArchTest
  static final ArchRule checks =
      classes()
          .that()
          .implement(ROOT + "check.Check")
          .should()
          .notHaveModifier(JavaModifier.PUBLIC)
          .as("A law is reached through the list of laws alone.");

  @ArchTest
  static final ArchRule constructors =
      noConstructors()
          .should(
              ArchCondition.from(
                  DescribedPredicate.describe(
                      "take more than five parameters",
                      (JavaConstructor each) -> each.getRawParameterTypes().size() > 5)))
          .as("No constructor takes more than five parameters.");

  @ArchTest
  static final ArchRule mains =
      noMethods().should().haveName("main").as("The compiler has no main; the one jar has it.");
}
