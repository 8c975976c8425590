package io.baton.engine;

import io.baton.testing.BatonTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The engine with its own neighbours only: real Camunda, real PostgreSQL, and fakes for what other
 * modules would plug in.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = EngineTest.Slice.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "baton.embedded=false",
      "baton.test-clock=true",
      "baton.data=target/test-data/engine",
      "baton.engine.steps.chunk=1000",
      "baton.engine.steps.attempts=3",
      "baton.engine.steps.first-back-off=50ms"
    })
public @interface EngineTest {
  /** What is started. */
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = {"io.baton.engine", "io.baton.cohort"},
      excludeFilters =
          @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
  @Import({BatonTest.SharedParts.class, FakeBank.class, CampaignWorld.class})
  class Slice {}
}
