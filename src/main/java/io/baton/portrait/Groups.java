package io.baton.portrait;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.customer.Customers;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is meant by a question: the groups, and what is left of them after each step. */
@Component
class Groups {
  static final int MOST_SEGMENTS = 4;
  private static final int MOST_STEPS = 20;

  private final Segments segments;
  private final Customers customers;
  private final Access access;

  Groups(Segments segments, Customers customers, Access access) {
    this.segments = segments;
    this.customers = customers;
    this.access = access;
  }

  /** An intersection, and everybody, have no segment. */
  record Group(Optional<Segment> segment, CustomerSet members) {}

  /**
   * @param start the groups before the first step
   * @param trail the groups after each step
   * @param base all customers whom the asker may see
   */
  record Meant(List<Group> start, List<List<CustomerSet>> trail, CustomerSet base) {
    List<CustomerSet> last() {
      return trail.isEmpty()
          ? start.stream().map(Group::members).toList()
          : trail.get(trail.size() - 1);
    }

    List<Segment> segments() {
      return start.stream().flatMap(group -> group.segment().stream()).toList();
    }
  }

  /**
   * @throws BatonException SEGMENT_UNKNOWN, PORTRAIT_TOO_MANY_SEGMENTS, PORTRAIT_SEGMENTS,
   *     PORTRAIT_STEP or one of the RULE_ codes
   */
  Meant of(Question question, FieldIndex index) {
    require(question);
    CustomerSet base = customers.visibleTo(access.current());
    List<Group> groups = new ArrayList<>();
    for (String code : question.codes()) {
      Segment segment = segments.visible(code);
      groups.add(new Group(Optional.of(segment), segments.evaluate(segment).and(base)));
    }
    if (groups.isEmpty()) {
      groups.add(new Group(Optional.empty(), base));
    }
    if (question.intersects()) {
      CustomerSet both = groups.stream().map(Group::members).reduce(CustomerSet::and).orElseThrow();
      groups.add(0, new Group(Optional.empty(), both));
    }
    return new Meant(groups, trail(groups, question.trail(), index), base);
  }

  private static List<List<CustomerSet>> trail(
      List<Group> groups, List<DrillStep> steps, FieldIndex index) {
    List<List<CustomerSet>> trail = new ArrayList<>();
    List<CustomerSet> left = groups.stream().map(Group::members).toList();
    for (int i = 0; i < steps.size(); i++) {
      Rule rule = steps.get(i).rule("/steps/" + i);
      var compiled = RuleCompiler.compile(rule, index);
      left = left.stream().map(compiled::members).toList();
      trail.add(left);
    }
    return trail;
  }

  private static void require(Question question) {
    List<String> codes = question.codes();
    if (codes.size() > MOST_SEGMENTS) {
      throw refused(
          PortraitError.PORTRAIT_TOO_MANY_SEGMENTS,
          "/segments/" + MOST_SEGMENTS,
          "at most %d segments are compared at once".formatted(MOST_SEGMENTS));
    }
    if ((codes.isEmpty() && question.trail().isEmpty())
        || codes.stream().anyMatch(code -> code == null || code.isBlank())) {
      throw refused(PortraitError.PORTRAIT_SEGMENTS, "/segments", "name a segment or a step");
    }
    if (new HashSet<>(codes).size() < codes.size()) {
      throw refused(PortraitError.PORTRAIT_SEGMENTS, "/segments", "each segment is named once");
    }
    if (question.intersects() && codes.size() < 2) {
      throw refused(
          PortraitError.PORTRAIT_SEGMENTS, "/segments", "an intersection is of two segments");
    }
    if (question.trail().size() > MOST_STEPS) {
      throw refused(
          PortraitError.PORTRAIT_STEP,
          "/steps/" + MOST_STEPS,
          "at most %d steps are taken".formatted(MOST_STEPS));
    }
    if (question.trail().stream().anyMatch(step -> step == null)) {
      throw refused(PortraitError.PORTRAIT_STEP, "/steps", "a step names a tag");
    }
  }

  static BatonException refused(PortraitError error, String place, String message) {
    return new BatonException(error, message, List.of(new Finding(place, error.name(), message)));
  }
}
