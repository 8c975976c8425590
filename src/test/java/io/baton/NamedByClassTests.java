package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;

class NamedByClassTests {
  static class Kept {}

  static class Chosen extends Kept {}

  @Primary
  static class First extends Kept {}

  record Wanting(Kept kept) {}

  record Particular(@Qualifier("special") Kept kept) {}

  private static GenericApplicationContext context(Class<?>... components) {
    GenericApplicationContext context = new GenericApplicationContext();
    AnnotatedBeanDefinitionReader reader = new AnnotatedBeanDefinitionReader(context);
    reader.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    new NamedByClass().initialize(context);
    reader.register(components);
    return context;
  }

  @Test
  void shouldFindByNameWithoutAskingEveryBean() {
    try (GenericApplicationContext context = context(Kept.class, Chosen.class, Wanting.class)) {
      context.refresh();
      // By type alone there would be two, and none of them right.
      assertThat(context.getBean(Wanting.class).kept()).isExactlyInstanceOf(Kept.class);
    }
  }

  @Test
  void shouldLeaveAQualifierAndAPrimaryBeanTheirSay() {
    try (GenericApplicationContext context =
        context(Kept.class, First.class, Wanting.class, Particular.class)) {
      context.registerBean("special", Chosen.class);
      context.refresh();
      assertThat(context.getBean(Wanting.class).kept()).isExactlyInstanceOf(First.class);
      assertThat(context.getBean(Particular.class).kept()).isExactlyInstanceOf(Chosen.class);
    }
  }

  @Test
  void shouldBeInForceInTheApplication() throws NoSuchFieldException {
    GenericApplicationContext context = new GenericApplicationContext();
    List<ApplicationContextInitializer<?>> found =
        List.copyOf(new SpringApplication(Baton.class).getInitializers());
    found.stream()
        .filter(NamedByClass.class::isInstance)
        .map(NamedByClass.class::cast)
        .forEach(each -> each.initialize(context));
    DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
    assertThat(
            beans
                .getAutowireCandidateResolver()
                .getSuggestedName(
                    new DependencyDescriptor(Holder.class.getDeclaredField("kept"), true)))
        .isEqualTo(Kept.class.getName());
  }

  static class Holder {
    @org.jspecify.annotations.Nullable Kept kept;
  }
}
