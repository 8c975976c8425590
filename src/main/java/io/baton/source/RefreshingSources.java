package io.baton.source;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.source.SourceBook.Refresh;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports tables and topics again, when somebody asks or when their time has come. */
@Component
class RefreshingSources {
  private static final Logger log = LoggerFactory.getLogger(RefreshingSources.class);
  private static final int SHORTEST = 5;
  private static final int LONGEST = 525_600;

  private final Sources sources;
  private final SourceBook book;
  private final Feeds feeds;
  private final Importing importing;
  private final Audit audit;
  private final Access access;

  RefreshingSources(
      Sources sources,
      SourceBook book,
      Feeds feeds,
      Importing importing,
      Audit audit,
      Access access) {
    this.sources = sources;
    this.book = book;
    this.feeds = feeds;
    this.importing = importing;
    this.audit = audit;
    this.access = access;
  }

  /**
   * @param anew a topic from its beginning, and with whatever columns a table has now
   * @return the import
   * @throws BatonException SOURCE_UNKNOWN, SOURCE_NOT_REFRESHABLE
   */
  long refresh(String code, boolean anew) {
    Refresh refresh = get(code);
    return importing.start(
        refresh.origin().kind(),
        demanded -> feeds.open(refresh.origin(), refresh.mapping(), demanded, anew),
        refresh.mapping(),
        anew,
        access.callerName());
  }

  /**
   * @param minutes null to refresh it only when asked
   */
  @Transactional
  void schedule(String code, @Nullable Integer minutes) {
    get(code);
    if (minutes != null && (minutes < SHORTEST || minutes > LONGEST)) {
      throw new BatonException(
          SourceError.SOURCE_MAPPING_INVALID, "a source is refreshed every 5 to 525600 minutes");
    }
    book.schedule(code, minutes, access.callerName());
    audit.record(
        "SOURCE_SCHEDULED",
        "source:" + code,
        Map.of("everyMinutes", minutes == null ? 0 : minutes));
  }

  private Refresh get(String code) {
    sources.get(code);
    return book.refresh(code)
        .orElseThrow(
            () ->
                new BatonException(
                    SourceError.SOURCE_NOT_REFRESHABLE,
                    "the source is a file; import the file again"));
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void refreshDue() {
    for (Optional<String> due = book.takeDue(); due.isPresent(); due = book.takeDue()) {
      try {
        refresh(due.get(), false);
      } catch (RuntimeException e) {
        log.warn("source {} is not refreshed now", due.get(), e);
      }
    }
  }
}
