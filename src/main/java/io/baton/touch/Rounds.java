package io.baton.touch;

import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where campaigns compete whose launches fall together: what they want is gathered, and then served
 * in the order of the contest, so that a place goes to the higher priority and not to whoever came
 * a second earlier. What is promised already is never taken back, so whoever comes after a round
 * has closed takes what is left.
 */
@Component
public class Rounds {
  private static final int MOST_TRIES = 10;

  private final Wishes wishes;
  private final Touches touches;
  private final ObjectProvider<RoundGuests> guests;
  private final RoundSettings settings;
  private final RoundBell bell;

  Rounds(
      Wishes wishes,
      Touches touches,
      ObjectProvider<RoundGuests> guests,
      RoundSettings settings,
      RoundBell bell) {
    this.wishes = wishes;
    this.touches = touches;
    this.guests = guests;
    this.settings = settings;
    this.bell = bell;
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
    wishes.add(joined(), plan);
    bell.ringAfterCommit();
  }

  /**
   * Whoever closes a round opens the next in the same transaction, so one is always there; it is
   * only seen in a new statement by who waited for it to close. All of it is on the caller's own
   * connection: one that needed a second would wait for those who wait for it.
   */
  private long joined() {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<Long> round = wishes.join();
      if (round.isPresent()) {
        return round.get();
      }
      wishes.open();
    }
    throw new ConcurrencyFailureException("rounds close faster than one can join");
  }

  private boolean alone(TouchPlan plan) {
    RoundGuests known = guests.getIfAvailable();
    return !wishes.anyOpen()
        && (known == null || Set.of(plan.runId()).containsAll(known.awaited(settings.gather())));
  }
}
