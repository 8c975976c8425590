package io.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler can't hold: who may know what, and what is not shipped. */
class ArchitectureTests {
  private static final JavaClasses BATON =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.baton");

  private static final Pattern JAR = Pattern.compile("([^/]+)\\.jar!");

  @Test
  void shouldKnowCamundaInTheEngineModuleOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.baton.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.camunda..")
        .because("moving to a maintained fork is then a change of one package")
        .check(BATON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camunda-engine-rest",
        "camunda-webapp",
        "camunda-bpm-spring-boot-starter-rest",
        "camunda-bpm-spring-boot-starter-webapp",
        "spring-kafka",
        "groovy",
        "js-scriptengine",
        "graal",
        "nashorn",
        "jython",
        "jruby"
      })
  void shouldNotShip(String jar) throws IOException {
    assertThat(jars()).isNotEmpty().noneMatch(name -> name.startsWith(jar));
  }

  /** The engine's jars bring languages for the cells of decision tables; nothing else may run. */
  @Test
  void shouldHaveNoScriptEngine() {
    assertThat(new ScriptEngineManager().getEngineFactories())
        .extracting(engine -> engine.getClass().getName())
        .allMatch(name -> name.startsWith("org.camunda."));
  }

  @Test
  void shouldCheckNullEverywhere() {
    classes().should(liveInNullMarkedPackage()).check(BATON);
  }

  /** A notice is for whoever started the application and must not enter the log. */
  /**
   * A transaction beside the one that is open is a second connection of the same thread: enough of
   * them at once wait for each other for ever (docs/adr/0035).
   */
  @Test
  void shouldNeverHoldTwoConnections() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(each -> each.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(source)).as(source.toString()).doesNotContain("REQUIRES_NEW");
      }
    }
  }

  @Test
  void shouldLogInsteadOfPrinting() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Notice")
        .should(ACCESS_STANDARD_STREAMS)
        .check(BATON);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(BATON);
  }

  @Test
  void shouldInjectThroughConstructors() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(BATON);
  }

  private static ArchCondition<JavaClass> liveInNullMarkedPackage() {
    return new ArchCondition<>("live in a @NullMarked package") {
      @Override
      public void check(JavaClass each, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                each,
                each.getPackage().isAnnotatedWith(NullMarked.class),
                each.getPackageName() + " is not @NullMarked"));
      }
    };
  }

  /** Of the class path as it is loaded, however the test runner hands it over. */
  private static List<String> jars() throws IOException {
    return Collections.list(
            ArchitectureTests.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))
        .stream()
        .map(URL::toString)
        .map(JAR::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }
}
