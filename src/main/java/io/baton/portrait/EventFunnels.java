package io.baton.portrait;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.customer.Disclosure;
import io.baton.history.Pattern;
import io.baton.history.Patterns;
import io.baton.history.Patterns.Reached;
import io.baton.portrait.Portrait.PortraitGroup;
import io.baton.portrait.Portrait.Remaining;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Funnels by events, exact or as much of them as the caller may see. */
@Component
class EventFunnels {
  private static final int MOST_SEGMENTS = 2;

  private final Segments segments;
  private final Patterns patterns;
  private final Customers customers;
  private final Access access;
  private final PortraitSettings settings;

  EventFunnels(
      Segments segments,
      Patterns patterns,
      Customers customers,
      Access access,
      PortraitSettings settings) {
    this.segments = segments;
    this.patterns = patterns;
    this.customers = customers;
    this.access = access;
    this.settings = settings;
  }

  /**
   * @throws BatonException SEGMENT_UNKNOWN, PORTRAIT_TOO_MANY_SEGMENTS, PORTRAIT_SEGMENTS,
   *     HISTORY_PATTERN_INVALID or HISTORY_TOO_SLOW
   */
  EventFunnel of(FunnelQuestion question) {
    long start = System.nanoTime();
    require(question.codes());
    Pattern.Sequence sequence = Pattern.parseSequence(question.pattern());
    CustomerSet base = customers.visibleTo(access.current());
    Disclosure disclosure = settings.forCaller();
    List<PortraitGroup> groups = new ArrayList<>();
    List<CustomerSet> members = new ArrayList<>();
    for (String code : question.codes()) {
      Segment segment = segments.visible(code);
      CustomerSet group = segments.evaluate(segment).and(base);
      members.add(group);
      groups.add(new PortraitGroup(code, segment.name(), total(disclosure, group)));
    }
    Reached reached = patterns.funnel(sequence);
    List<Remaining> steps = new ArrayList<>();
    for (CustomerSet step : reached.steps()) {
      List<@Nullable Long> counts = new ArrayList<>();
      members.forEach(group -> counts.add(total(disclosure, group.and(step))));
      steps.add(new Remaining(steps.size(), counts));
    }
    return new EventFunnel(
        groups,
        steps,
        disclosure.coarse(),
        settings.smallestGroup(),
        reached.asOf(),
        Math.round((System.nanoTime() - start) / 1e4) / 100.0);
  }

  private static @Nullable Long total(Disclosure disclosure, CustomerSet group) {
    return disclosure.total(disclosure.coarse() ? group.hash() : "", group.size());
  }

  private static void require(List<String> codes) {
    if (codes.size() > MOST_SEGMENTS) {
      throw Groups.refused(
          PortraitError.PORTRAIT_TOO_MANY_SEGMENTS,
          "/segments/" + MOST_SEGMENTS,
          "a funnel compares at most %d segments".formatted(MOST_SEGMENTS));
    }
    if (codes.isEmpty()
        || codes.stream().anyMatch(code -> code == null || code.isBlank())
        || new HashSet<>(codes).size() < codes.size()) {
      throw Groups.refused(
          PortraitError.PORTRAIT_SEGMENTS, "/segments", "name one segment, or two different ones");
    }
  }
}
