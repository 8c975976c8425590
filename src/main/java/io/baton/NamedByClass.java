package io.baton;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Our beans bear the name of their class, so that what a constructor wants is found by its name.
 * Without this all of a thousand beans are asked for their type, for each of a thousand parameters:
 * an eighth of what a start costs.
 */
class NamedByClass implements ApplicationContextInitializer<GenericApplicationContext> {
  @Override
  public void initialize(GenericApplicationContext context) {
    DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
    beans.setAutowireCandidateResolver(new Resolver());
  }

  /** Nothing is suggested where a qualifier names a bean; a name that no bean bears is harmless. */
  private static final class Resolver extends ContextAnnotationAutowireCandidateResolver {
    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor wanted) {
      String qualified = super.getSuggestedName(wanted);
      return qualified != null ? qualified : wanted.getDependencyType().getName();
    }
  }
}
