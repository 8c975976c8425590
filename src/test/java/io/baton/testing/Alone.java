package io.baton.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/**
 * For tests that start applications of their own in this process: those of other tests are paused
 * meanwhile. The engine has one clock for the process, and each application keeps it at its own
 * time; beside one that is two weeks ahead, a campaign is over before its first event.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringJUnitConfig(Alone.Nothing.class)
public @interface Alone {
  /** That there is another context at all is what pauses the others. */
  @Configuration(proxyBeanMethods = false)
  class Nothing {}
}
