package io.baton.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once an hour forgets inbox rows and dead letters that are past their retention, in slices. */
@Component
@EnableScheduling
@EnableConfigurationProperties(EventProperties.class)
class Forgetting {
  private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final EventProperties settings;

  Forgetting(Inbox inbox, DeadLetters deadLetters, EventProperties settings) {
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.settings = settings;
  }

  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
  void run() {
    int letters = deadLetters.forget(settings.deadLetterRetention());
    long rows = 0;
    int slice = inbox.forget(settings.inboxRetention());
    while (slice > 0) {
      rows += slice;
      slice = inbox.forget(settings.inboxRetention());
    }
    if (letters + rows > 0) {
      log.info("event: forgot {} inbox rows and {} dead letters", rows, letters);
    }
  }
}
