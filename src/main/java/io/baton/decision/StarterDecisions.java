package io.baton.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Saves the reviewed tables of {@code decisions/} when the application starts, before anything uses
 * them. A table that somebody has edited since is left alone, and so is one that a live campaign
 * follows: an update of the product changes no path without anybody's approval.
 */
@Component
class StarterDecisions {
  private final Decisions decisions;
  private final FollowedTables followed;

  StarterDecisions(Decisions decisions, FollowedTables followed) {
    this.decisions = decisions;
    this.followed = followed;
  }

  @EventListener(ApplicationStartedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void save() {
    try {
      for (Resource document :
          new PathMatchingResourcePatternResolver().getResources("classpath*:decisions/*.dmn")) {
        String key = String.valueOf(document.getFilename()).replaceFirst("\\.dmn$", "");
        if (decisions.latest(key).map(version -> version.actor().equals("system")).orElse(true)
            && !followed.followed(key)) {
          decisions.saveReviewed(key, document.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
