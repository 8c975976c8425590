package io.baton.event;

import io.baton.setting.Setting;
import io.baton.setting.Settings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once an hour forgets inbox rows and dead letters that are past their retention, in slices. */
@Component
@EnableScheduling
class Forgetting {
  private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final Settings settings;

  Forgetting(Inbox inbox, DeadLetters deadLetters, Settings settings) {
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.settings = settings;
  }

  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
  void run() {
    int letters = deadLetters.forget(settings.duration(Setting.DEAD_LETTER_DAYS));
    long rows = 0;
    Duration kept = settings.duration(Setting.INBOX_DAYS);
    int slice = inbox.forget(kept);
    while (slice > 0) {
      rows += slice;
      slice = inbox.forget(kept);
    }
    if (letters + rows > 0) {
      log.info("event: forgot {} inbox rows and {} dead letters", rows, letters);
    }
  }
}
