package io.baton.engine.camunda;

import org.springframework.context.ApplicationContext;

/** What the engine does every few minutes, when a test wants it. */
public final class Forgetting {
  private Forgetting() {}

  public static long ended(ApplicationContext application) {
    return application.getBean(ForgettingEnded.class).run();
  }
}
