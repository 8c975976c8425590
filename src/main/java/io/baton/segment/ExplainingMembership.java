package io.baton.segment;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.cohort.SmallestChange;
import io.baton.tag.SeenTags;
import io.baton.tag.SeenValue;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Why one customer is in a segment or not: every part of its definition on its own. */
@Component
public class ExplainingMembership {
  private final Membership membership;
  private final FieldIndexes indexes;
  private final Tags tags;
  private final SeenTags seen;

  ExplainingMembership(Membership membership, FieldIndexes indexes, Tags tags, SeenTags seen) {
    this.membership = membership;
    this.indexes = indexes;
    this.tags = tags;
    this.seen = seen;
  }

  /**
   * @param within whether the segment may hold the customer at all: of its branch, and of the
   *     source it is asked among
   * @param parts by JSON pointer into the definition, from the root down
   * @param seen values that the definition compares
   * @param changes of one value, each of which alone would make the other answer of it
   */
  public record Explained(
      String segment,
      int version,
      String kind,
      JsonNode definition,
      boolean member,
      boolean within,
      Instant asOf,
      List<Part> parts,
      List<SeenValue> seen,
      List<SmallestChange.Change> changes) {}

  /** Whether one part of the definition is true for the customer. */
  public record Part(String path, boolean hits) {}

  /** As the values are now; who was frozen when is for whoever froze them to say. */
  public Explained explain(Segment segment, int customer) {
    Membership.Asked asked = membership.ask(segment);
    CustomerSet one = CustomerSet.of(customer);
    boolean hits = asked.question().members(one).contains(customer);
    boolean within = asked.universe().contains(customer);
    Optional<Rule> rule =
        segment.kind().equals(RuleKind.NAME)
            ? Optional.of(Rule.parse(segment.definition()))
            : Optional.empty();
    FieldIndex index = rule.map(known -> alone(segment, known, customer)).orElse(null);
    return new Explained(
        segment.code(),
        segment.version(),
        segment.kind(),
        segment.definition(),
        hits && within,
        within,
        asked.asOf(),
        asked.question().parts(one).stream()
            .map(part -> new Part(part.path(), part.count() > 0))
            .toList(),
        rule.isEmpty() || index == null ? List.of() : seen(segment, rule.get(), index, customer),
        rule.isEmpty() || index == null ? List.of() : changes(rule.get(), index, hits));
  }

  private FieldIndex alone(Segment segment, Rule rule, int customer) {
    FieldIndex current = indexes.current();
    FieldIndex meant = segment.among() == null ? current : current.preferring(segment.among());
    return SmallestChange.only(meant, customer, rule.fields());
  }

  private List<SeenValue> seen(Segment segment, Rule rule, FieldIndex one, int customer) {
    return rule.fields().stream()
        .map(
            field ->
                seen.seen(
                    field,
                    tag(segment, field).map(Tag::code).orElse(field),
                    one.column(field).map(column -> column.textAt(0)).orElse(null),
                    customer))
        .toList();
  }

  private Optional<Tag> tag(Segment segment, String field) {
    Optional<Tag> own =
        segment.among() == null ? Optional.empty() : tags.find(segment.among() + "." + field);
    return own.or(() -> tags.find(field));
  }

  private static List<SmallestChange.Change> changes(Rule rule, FieldIndex one, boolean hits) {
    return SmallestChange.find(
        SmallestChange.constants(rule),
        one,
        changed ->
            RuleCompiler.compile(rule, changed).members(SmallestChange.THE_ONE).isEmpty() == hits);
  }
}
