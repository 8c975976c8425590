package io.baton.insight;

import io.baton.cohort.FieldIndexes;
import io.baton.cohort.WrittenColumn;
import io.baton.shared.BatonException;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import io.baton.tag.compute.TagRunFinished;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Insight tags follow the scores they are made of, whether a run or an import brought those. */
@Component
class FollowingScores {
  private static final Logger log = LoggerFactory.getLogger(FollowingScores.class);

  private final InsightBook book;
  private final Tags tags;
  private final FieldIndexes indexes;
  private final TransactionTemplate transaction;

  FollowingScores(
      InsightBook book, Tags tags, FieldIndexes indexes, TransactionTemplate transaction) {
    this.book = book;
    this.tags = tags;
    this.indexes = indexes;
    this.transaction = transaction;
  }

  @EventListener
  void follow(TagRunFinished finished) {
    follow();
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void follow() {
    try {
      for (Deployment deployment : book.all()) {
        if (deployment.live() && newer(deployment).isPresent()) {
          transaction.executeWithoutResult(status -> follow(deployment.tag()));
        }
      }
    } catch (BatonException | DataAccessException | TransactionException e) {
      log.warn("an insight tag keeps its last values: {}", e.getMessage());
    }
  }

  private Optional<Tag> newer(Deployment deployment) {
    return tags.find(deployment.scoreTag())
        .filter(score -> score.computedAt().isAfter(deployment.scoresOf()));
  }

  /** Another node may have done it meanwhile. */
  private void follow(String tag) {
    book.lock(tag)
        .filter(Deployment::live)
        .ifPresent(
            deployment ->
                newer(deployment)
                    .ifPresent(
                        score -> {
                          ScoredCustomers cut =
                              ScoredCustomers.of(
                                  indexes.current(), score.code(), deployment.cutOff());
                          tags.take(List.of(WrittenColumn.of(cut.insight(deployment.tag()))));
                          book.scored(deployment, score.computedAt());
                        }));
  }
}
