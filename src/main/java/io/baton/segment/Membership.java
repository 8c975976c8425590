package io.baton.segment;

import io.baton.cohort.CompiledRule;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.Source;
import io.baton.source.Sources;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Who a rule means: among whom it is asked, for which branch, over which values. */
@Component
class Membership {
  private final FieldIndexes indexes;
  private final Sources sources;
  private final Customers customers;

  Membership(FieldIndexes indexes, Sources sources, Customers customers) {
    this.indexes = indexes;
    this.sources = sources;
    this.customers = customers;
  }

  /**
   * A rule over one picture of the values.
   *
   * @param universe the customers who are asked
   */
  record Question(CompiledRule rule, CustomerSet universe, Instant asOf) {
    CustomerSet members() {
      return rule.members(universe);
    }
  }

  /**
   * @param scope path of the branch whose customers are asked
   * @throws BatonException one of the RULE_ codes, or SEGMENT_UNKNOWN_SOURCE
   */
  Question ask(@Nullable String among, @Nullable JsonNode rule, String scope) {
    FieldIndex index = indexes.current();
    CustomerSet universe = customers.inBranch(scope);
    if (among != null) {
      Source source = source(among);
      index = index.preferring(source.code());
      universe = universe.and(sources.membersOf(source.code()));
    }
    Rule parsed = Rule.parse(rule == null ? MissingNode.getInstance() : rule);
    return new Question(RuleCompiler.compile(parsed, index), universe, index.asOf());
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
