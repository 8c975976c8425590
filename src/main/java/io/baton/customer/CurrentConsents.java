package io.baton.customer;

import io.baton.cohort.CustomerSet;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The fold of all acts, held in memory. Acts commit in order of their ids, so that "all after the
 * last one folded" is exact whichever commit reports first.
 */
@Component
class CurrentConsents {
  private final ConsentActs acts;
  private volatile Map<Topic, CustomerSet> current = Map.of();
  private long folded;

  CurrentConsents(ConsentActs acts, PlatformTransactionManager manager) {
    this.acts = acts;
    TransactionTemplate reading = new TransactionTemplate(manager);
    reading.setReadOnly(true);
    reading.executeWithoutResult(status -> fold());
  }

  /** Looks for acts that another node has recorded: a withdrawal counts before the next message. */
  CustomerSet of(String channel, String purpose) {
    if (!TransactionSynchronizationManager.hasResource(this)) {
      fold();
    }
    return current.getOrDefault(new Topic(channel, purpose), CustomerSet.empty());
  }

  /** In a transaction: what it has recorded counts once it has committed. */
  void changed() {
    if (TransactionSynchronizationManager.hasResource(this)) {
      return;
    }
    TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            fold();
          }

          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CurrentConsents.this);
          }
        });
  }

  private synchronized void fold() {
    Map<Topic, RoaringBitmap> changed = new HashMap<>();
    acts.after(
        folded,
        stored -> {
          Topic topic = new Topic(stored.act.channel(), stored.act.purpose());
          RoaringBitmap who =
              changed.computeIfAbsent(
                  topic, t -> current.getOrDefault(t, CustomerSet.empty()).toBitmap());
          switch (stored.act.kind()) {
            case GRANT -> who.or(stored.members.toBitmap());
            case WITHDRAW -> who.andNot(stored.members.toBitmap());
          }
          folded = stored.act.id();
        });
    Map<Topic, CustomerSet> next = new HashMap<>(current);
    changed.forEach((topic, who) -> next.put(topic, CustomerSet.ofBitmap(who)));
    current = Map.copyOf(next);
  }

  private record Topic(String channel, String purpose) {}
}
