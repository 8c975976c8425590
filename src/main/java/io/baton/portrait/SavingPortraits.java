package io.baton.portrait;

import io.baton.cohort.Rule;
import io.baton.segment.Segment;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps whom a question means, an intersection or what is left after steps, as a segment. */
@Component
class SavingPortraits {
  private final Segments segments;
  private final JsonMapper json;

  SavingPortraits(Segments segments, JsonMapper json) {
    this.segments = segments;
    this.json = json;
  }

  /**
   * @throws BatonException PORTRAIT_NOT_A_SEGMENT where the segments are among different sources,
   *     and as {@link Segments#create}
   */
  @Transactional
  Segment save(Question question, String name) {
    List<Segment> named = question.codes().stream().map(segments::visible).toList();
    if (named.size() > 1 && !question.intersects()) {
      throw Groups.refused(
          PortraitError.PORTRAIT_NOT_A_SEGMENT, "/segments", "one group becomes a segment");
    }
    if (question.trail().isEmpty() && !named.isEmpty()) {
      return segments.create(new SegmentDraft(name, null, null, null, "ALGEBRA", all(named)));
    }
    String among = named.isEmpty() ? null : named.get(0).among();
    for (Segment each : named) {
      if (!Objects.equals(each.among(), among) || !each.kind().equals("RULE")) {
        throw Groups.refused(
            PortraitError.PORTRAIT_NOT_A_SEGMENT,
            "/segments",
            "steps can be added to the rules of segments among one source only");
      }
    }
    List<Rule> rules = new ArrayList<>();
    named.forEach(segment -> rules.add(Rule.parse(segment.definition())));
    for (int i = 0; i < question.trail().size(); i++) {
      rules.add(question.trail().get(i).rule("/steps/" + i));
    }
    if (rules.isEmpty()) {
      throw Groups.refused(
          PortraitError.PORTRAIT_NOT_A_SEGMENT, "/segments", "name a segment or a step");
    }
    Rule rule = rules.size() == 1 ? rules.get(0) : new Rule.All(rules);
    return segments.create(
        SegmentDraft.rule(name, null, null, among, json.readTree(rule.toJson())));
  }

  /** Who is in all of them, and goes on being so when they change. */
  private JsonNode all(List<Segment> named) {
    ObjectNode tree = json.createObjectNode();
    ArrayNode parts = tree.putArray("intersect");
    named.forEach(segment -> parts.addObject().put("segment", segment.code()));
    return tree;
  }
}
