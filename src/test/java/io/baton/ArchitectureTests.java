package io.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the compiler can't hold: who may know what, who may call what, and what is not shipped. In
 * one class, since reading all classes takes longer than judging them; not kept by it, since they
 * are 280 MB.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTests {
  /** Signing in, and the first administrator. */
  private static final Set<String> FOR_ALL =
      Set.of("io.baton.access.web.SessionController", "io.baton.access.web.BootstrapController");

  private static final Pattern JAR = Pattern.compile("([^/]+)\\.jar!");

  private final JavaClasses baton =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.baton");

  @Test
  void shouldKnowCamundaInTheEngineModuleOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.baton.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.camunda..")
        .because("moving to a maintained fork is then a change of one package")
        .check(baton);
  }

  @Test
  void shouldKeepCamundaOutOfThePort() {
    noClasses()
        .that()
        .resideInAPackage("io.baton.engine")
        .and()
        .doNotHaveSimpleName("EngineSchema")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.camunda..")
        .check(baton);
  }

  @Test
  void shouldNameTheCallersOfEveryEndpoint() {
    methods()
        .that()
        .areDeclaredInClassesThat(isController())
        .and()
        .areMetaAnnotatedWith(RequestMapping.class)
        .should(nameTheirCallers())
        .check(baton);
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
    classes().should(liveInNullMarkedPackage()).check(baton);
  }

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

  /** A notice is for whoever started the application and must not enter the log. */
  @Test
  void shouldLogInsteadOfPrinting() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Notice")
        .should(ACCESS_STANDARD_STREAMS)
        .check(baton);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(baton);
  }

  @Test
  void shouldInjectThroughConstructors() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(baton);
  }

  private static DescribedPredicate<JavaClass> isController() {
    return new DescribedPredicate<>("are controllers and not for all") {
      @Override
      public boolean test(JavaClass type) {
        return type.isMetaAnnotatedWith(RestController.class) && !FOR_ALL.contains(type.getName());
      }
    };
  }

  private static ArchCondition<JavaMethod> nameTheirCallers() {
    return new ArchCondition<>("have @PreAuthorize, or their class has") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean named =
            method.isAnnotatedWith(PreAuthorize.class)
                || method.getOwner().isAnnotatedWith(PreAuthorize.class);
        events.add(
            new SimpleConditionEvent(
                method, named, method.getFullName() + " does not say who may call it"));
      }
    };
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
