package io.baton.touch;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where campaigns compete whose launches fall together: what they want is gathered, and then served
 * in the order of the contest, so that a place goes to the higher priority and not to whoever came
 * a second earlier. What is promised already is never taken back, so whoever comes after a round
 * has closed takes what is left.
 */
@Component
public class Rounds {
  private final Wishes wishes;
  private final Touches touches;
  private final ObjectProvider<RoundGuests> guests;
  private final RoundSettings settings;
  private final RoundBell bell;
  private final TransactionTemplate apart;

  Rounds(
      Wishes wishes,
      Touches touches,
      ObjectProvider<RoundGuests> guests,
      RoundSettings settings,
      RoundBell bell,
      PlatformTransactionManager transactions) {
    this.wishes = wishes;
    this.touches = touches;
    this.guests = guests;
    this.settings = settings;
    this.bell = bell;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Plans at once where nobody else is about to ask, else in a round with the others. Either is
   * part of the caller's transaction, and asking again for the same part changes nothing.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void plan(TouchPlan plan) {
    if (settings.gather().isZero() || alone(plan)) {
      touches.plan(plan);
      return;
    }
    // Opened apart, so that two who come at the same time wait for each other for a moment only.
    long round = wishes.join().orElseGet(this::opened);
    wishes.add(round, plan);
    bell.ringAfterCommit();
  }

  private long opened() {
    for (int i = 0; i < 10; i++) {
      apart.executeWithoutResult(done -> wishes.open());
      var round = wishes.join();
      if (round.isPresent()) {
        return round.get();
      }
    }
    throw new org.springframework.dao.ConcurrencyFailureException(
        "rounds close faster than one can join");
  }

  private boolean alone(TouchPlan plan) {
    RoundGuests known = guests.getIfAvailable();
    return !wishes.anyOpen()
        && (known == null || Set.of(plan.runId()).containsAll(known.awaited(settings.gather())));
  }
}
