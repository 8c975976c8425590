package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Places under caps and in channels: taken for good, or only on trial. */
interface Places {
  /** The limits of the channel, the whole channel's last. */
  List<Capacities.Limit> limits(String channel);

  /** From now on nobody else takes a place of these customers'. */
  void lock(CustomerSet candidates);

  /** Who would be granted a place. */
  CustomerSet check(CustomerSet candidates, Contact contact, Instant due, List<Cap> caps);

  /** Who was granted one; it counts from now on. */
  CustomerSet reserve(
      CustomerSet candidates, Contact contact, long origin, Instant due, List<Cap> caps);

  /** Messages of the limit, by minute, from the one time to before the other. */
  Map<Instant, Integer> used(Capacities.Limit limit, Instant from, Instant to);

  void count(Capacities.Limit limit, Instant at, long messages);
}
