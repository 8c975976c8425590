package io.baton.touch;

import io.baton.policy.ContactContest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes rounds and serves what they gathered, one wish to a transaction, in the order of the
 * contest. One node at a time does so; one that dies lets go with its connection, and the next goes
 * on where it stopped, in the same order.
 */
@Component
class ServingRounds {
  private static final Logger log = LoggerFactory.getLogger(ServingRounds.class);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Wishes wishes;
  private final Touches touches;
  private final Priorities priorities;
  private final ObjectProvider<RoundGuests> guests;
  private final RoundSettings settings;
  private final TransactionTemplate transactions;

  ServingRounds(
      Wishes wishes,
      Touches touches,
      Priorities priorities,
      ObjectProvider<RoundGuests> guests,
      RoundSettings settings,
      PlatformTransactionManager transactions) {
    this.wishes = wishes;
    this.touches = touches;
    this.priorities = priorities;
    this.guests = guests;
    this.settings = settings;
    this.transactions = new TransactionTemplate(transactions);
  }

  /**
   * @return whether there may be more to do at once
   */
  boolean workOnce() {
    Wishes.Wish[] taken = new Wishes.Wish[1];
    try {
      return Boolean.TRUE.equals(
          transactions.execute(status -> wishes.takeTurn() && (serveNext(taken) || closeRound())));
    } catch (RuntimeException failure) {
      if (taken[0] == null) {
        throw failure;
      }
      setAside(taken[0], failure);
      return true;
    }
  }

  private boolean serveNext(Wishes.Wish[] taken) {
    Optional<Wishes.Wish> next = wishes.next();
    next.ifPresent(
        wish -> {
          taken[0] = wish;
          touches.plan(wish.plan());
          wishes.served(wish);
        });
    return next.isPresent();
  }

  private boolean closeRound() {
    Optional<Wishes.Gathering> gathering = wishes.gathering(settings.gather());
    if (gathering.isEmpty() || !(gathering.get().over() || nobodyIsAwaited())) {
      return false;
    }
    long round = gathering.get().id();
    wishes.close(round, ranked(wishes.of(round)));
    return true;
  }

  private boolean nobodyIsAwaited() {
    RoundGuests known = guests.getIfAvailable();
    return known == null || known.awaited(settings.gather()).isEmpty();
  }

  private List<Wishes.Ranked> ranked(List<Wishes.Wish> all) {
    Map<Long, ContactContest> places = new HashMap<>();
    all.forEach(
        wish -> places.put(wish.id(), wish.place(priorities.of(wish.plan()), Instant.EPOCH)));
    List<Wishes.Ranked> ranked = new ArrayList<>();
    places.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .forEach(
            each ->
                ranked.add(
                    new Wishes.Ranked(
                        each.getKey(), ranked.size() + 1, each.getValue().priority())));
    return ranked;
  }

  private void setAside(Wishes.Wish wish, RuntimeException failure) {
    log.warn(
        "a wish of campaign {} could not be served and is tried again",
        wish.plan().campaignCode(),
        failure);
    Duration wait = Duration.ofSeconds(1L << Math.min(wish.attempts(), 12));
    transactions.executeWithoutResult(
        status -> wishes.failed(wish, wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
  }
}
