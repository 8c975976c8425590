package io.baton.segment;

import io.baton.access.Access;
import io.baton.customer.CustomerChapter;
import io.baton.customer.CustomerFact;
import io.baton.shared.BatonException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The segments a customer is in now. A bank has more of them than anybody waits for, so that the
 * ones changed last are looked at, as many as fit into the time; the answer says if there are more.
 */
@Component
class SegmentsOfCustomer implements CustomerChapter {
  private static final int MOST = 2_000;
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final SegmentBook book;
  private final Membership membership;
  private final Access access;

  SegmentsOfCustomer(SegmentBook book, Membership membership, Access access) {
    this.book = book;
    this.membership = membership;
    this.access = access;
  }

  @Override
  public String name() {
    return "segments";
  }

  @Override
  public int place() {
    return 20;
  }

  @Override
  public Facts of(int customer) {
    List<Segment> latest = book.latest(access.current().branchPath(), MOST + 1);
    long until = System.nanoTime() + LONGEST.toNanos();
    List<CustomerFact> facts = new ArrayList<>();
    boolean complete = latest.size() <= MOST;
    for (Segment segment : latest.subList(0, Math.min(MOST, latest.size()))) {
      if (System.nanoTime() > until) {
        return new Facts(facts, false);
      }
      Optional<Instant> in = memberSince(segment, customer);
      in.ifPresent(asOf -> facts.add(fact(segment, asOf)));
    }
    return new Facts(facts, complete);
  }

  /** Of when the values are that say so; empty where they say no. */
  private Optional<Instant> memberSince(Segment segment, int customer) {
    try {
      Membership.Asked asked = membership.ask(segment);
      return asked.holds(customer) ? Optional.of(asked.asOf()) : Optional.empty();
    } catch (BatonException broken) {
      // It rests on what is gone: nobody is in it until its owner has mended it.
      return Optional.empty();
    }
  }

  private static CustomerFact fact(Segment segment, Instant asOf) {
    return new CustomerFact(
        segment.kind(),
        segment.code(),
        segment.name(),
        segment.name(),
        List.of(),
        null,
        null,
        segment.owner(),
        asOf,
        Set.of());
  }
}
