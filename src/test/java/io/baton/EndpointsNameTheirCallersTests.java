package io.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every endpoint says who may call it; signing in and the first administrator are for all. */
class EndpointsNameTheirCallersTests {
  private static final Set<String> FOR_ALL =
      Set.of("io.baton.access.web.SessionController", "io.baton.access.web.BootstrapController");

  @Test
  void shouldNameTheCallersOfEveryEndpoint() {
    JavaClasses application =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.baton");

    methods()
        .that()
        .areDeclaredInClassesThat(isController())
        .and()
        .areMetaAnnotatedWith(RequestMapping.class)
        .should(nameTheirCallers())
        .check(application);
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
}
