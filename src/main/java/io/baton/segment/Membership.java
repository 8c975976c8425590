package io.baton.segment;

import io.baton.cohort.CompiledRule.ClauseCount;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.Source;
import io.baton.source.Sources;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Who a definition means: among whom it is asked, for which branch, over which values. */
@Component
class Membership {
  private final SegmentKinds kinds;
  private final SegmentBook book;
  private final Sources sources;
  private final Customers customers;

  private final ThreadLocal<Way> way = ThreadLocal.withInitial(Way::new);

  Membership(SegmentKinds kinds, SegmentBook book, Sources sources, Customers customers) {
    this.kinds = kinds;
    this.book = book;
    this.sources = sources;
    this.customers = customers;
  }

  /**
   * The segments that this thread is in the middle of, and those it has already found: one that
   * occurs in many places is found once, and coming upon one of the former is a circle.
   */
  private static final class Way {
    private static final int LONGEST = 32;

    final Deque<String> path = new ArrayDeque<>();
    final Map<String, CustomerSet> found = new HashMap<>();
  }

  /**
   * A definition and the customers who are asked.
   *
   * @param universe those of the branch, and of the source if one is named
   */
  record Asked(SegmentKind.Question question, CustomerSet universe) {
    CustomerSet members() {
      return question.members(universe);
    }

    boolean holds(int customer) {
      return universe.contains(customer) && question.holds(customer, universe);
    }

    long count() {
      return question.count(universe);
    }

    List<ClauseCount> parts() {
      return question.parts(universe);
    }

    Instant asOf() {
      return question.asOf();
    }
  }

  /**
   * @param scope path of the branch whose customers are asked
   * @throws BatonException what the kind refuses, or SEGMENT_UNKNOWN_SOURCE
   */
  Asked ask(String kind, JsonNode definition, @Nullable String among, String scope) {
    CustomerSet universe = customers.inBranch(scope);
    String source = null;
    if (among != null) {
      source = source(among).code();
      universe = universe.and(sources.membersOf(source));
    }
    return new Asked(
        kinds.get(kind).ask(definition, new SegmentKind.Within(source, scope)), universe);
  }

  Asked ask(Segment segment) {
    return ask(segment.kind(), segment.definition(), segment.among(), segment.scope());
  }

  /**
   * Who is in another segment.
   *
   * @param scope path of the branch that asks: it may see segments made for it or below it
   * @param place where the code stands in the definition that names it
   * @throws BatonException SEGMENT_UNKNOWN_PART or SEGMENT_CIRCLE
   */
  CustomerSet of(String code, String scope, String place) {
    Segment segment =
        book.find(code)
            .filter(found -> found.scope().startsWith(scope))
            .orElseThrow(
                () ->
                    new BatonException(
                        SegmentError.SEGMENT_UNKNOWN_PART,
                        "there is no segment " + code,
                        List.of(new Finding(place, "SEGMENT_UNKNOWN_PART", "no such segment"))));
    Way now = way.get();
    CustomerSet known = now.found.get(code);
    if (known != null) {
      return known;
    }
    if (now.path.contains(code) || now.path.size() == Way.LONGEST) {
      throw Circles.refused(now.path, code, place);
    }
    now.path.addLast(code);
    try {
      CustomerSet members = ask(segment).members();
      now.found.put(code, members);
      return members;
    } finally {
      now.path.removeLast();
      if (now.path.isEmpty()) {
        way.remove();
      }
    }
  }

  private Source source(String code) {
    return sources
        .find(code)
        .orElseThrow(
            () ->
                new BatonException(
                    SegmentError.SEGMENT_UNKNOWN_SOURCE,
                    "there is no source " + code,
                    List.of(
                        new Finding(
                            "/among", "SEGMENT_UNKNOWN_SOURCE", "there is no such source"))));
  }
}
