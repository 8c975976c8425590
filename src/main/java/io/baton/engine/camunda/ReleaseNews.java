package io.baton.engine.camunda;

import io.baton.cohort.Cohort;
import io.baton.engine.Releases.ReleaseAsked;
import io.baton.engine.Releases.ReleaseLapsed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells what happens to sets that wait for a person's word, and knows whether it is a person who
 * moves them right now, in this thread, or the time.
 */
@Component
class ReleaseNews {
  private final ApplicationEventPublisher events;
  private final TokenMoves moves;
  private final ThreadLocal<Boolean> byPerson = ThreadLocal.withInitial(() -> false);

  ReleaseNews(ApplicationEventPublisher events, TokenMoves moves) {
    this.events = events;
    this.moves = moves;
  }

  void byPerson(Runnable work) {
    byPerson.set(true);
    try {
      work.run();
    } finally {
      byPerson.remove();
    }
  }

  boolean byPerson() {
    return byPerson.get();
  }

  void asked(Token token) {
    events.publishEvent(new ReleaseAsked(token.campaignId(), token.elementId(), moves.size(token)));
  }

  void lapsed(Token token, String approval) {
    Cohort kept = moves.keep(token);
    events.publishEvent(new ReleaseLapsed(token.campaignId(), approval, kept.size(), kept.id()));
  }
}
