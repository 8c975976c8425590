package io.baton.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EngineBehindAPortTests {
  @Test
  void shouldLetNobodyElseUseCamunda() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.baton.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.camunda..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.baton"));
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
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.baton.engine"));
  }

  @Test
  void shouldHaveNeitherRestNorWebApplicationNorScriptEngineOnTheClassPath() {
    assertThat(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .extracting(entry -> Path.of(entry).getFileName().toString())
        .isNotEmpty()
        .noneMatch(
            jar ->
                Arrays.asList(
                        "camunda-engine-rest", "camunda-webapp", "groovy-", "nashorn", "graal")
                    .stream()
                    .anyMatch(jar::startsWith));
  }
}
