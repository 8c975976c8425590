package io.baton.segment;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Looks some customers up whom a definition means, while it is still being put together, each with
 * the values that it asks for. Those of the caller's branch only, and every page is on the record.
 */
@Component
class SamplingCustomers {
  static final int LARGEST_PAGE = 100;
  private static final long FARTHEST = 100_000;
  private static final int MOST_VALUES = 30;

  private final Membership membership;
  private final SegmentKinds kinds;
  private final Customers customers;
  private final FieldIndexes indexes;
  private final Access access;
  private final Audit audit;

  SamplingCustomers(
      Membership membership,
      SegmentKinds kinds,
      Customers customers,
      FieldIndexes indexes,
      Access access,
      Audit audit) {
    this.membership = membership;
    this.kinds = kinds;
    this.customers = customers;
    this.indexes = indexes;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @param values by the code that the definition names; null where the customer has none
   */
  record SampledCustomer(String customer, Map<String, @Nullable String> values) {
    @Override
    public String toString() {
      return "SampledCustomer";
    }
  }

  /**
   * @param tags whose values are shown
   * @param items in the order in which the customers were registered
   */
  record CustomerSample(
      long count, Instant asOf, double millis, List<String> tags, List<SampledCustomer> items) {}

  /**
   * @throws BatonException what the kind refuses, SEGMENT_UNKNOWN_SOURCE, SEGMENT_INVALID
   */
  @Transactional
  public CustomerSample page(
      String kind, @Nullable JsonNode definition, @Nullable String among, long skip, int limit) {
    if (definition == null || skip < 0 || skip > FARTHEST || limit < 1 || limit > LARGEST_PAGE) {
      throw Definitions.invalid(
          definition == null ? "/definition" : "/skip",
          "a definition, and a page of 1 to %d within the first %,d"
              .formatted(LARGEST_PAGE, FARTHEST));
    }
    long began = System.nanoTime();
    Membership.Asked asked = membership.ask(kind, definition, among, access.current().branchPath());
    CustomerSet members = asked.members();
    CustomerSet page = members.slice(skip, limit);
    FieldIndex index = among == null ? indexes.current() : indexes.current().preferring(among);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String tag : kinds.get(kind).tags(definition)) {
      Optional<Column> column = index.column(tag);
      if (column.isPresent() && columns.size() < MOST_VALUES) {
        columns.put(tag, column.get());
      }
    }
    Map<Integer, String> keys = customers.keysOf(page);
    List<SampledCustomer> items = new ArrayList<>();
    page.forEach(
        id -> items.add(new SampledCustomer(keys.getOrDefault(id, ""), values(columns, id))));
    audit.record(
        "CUSTOMERS_SAMPLED",
        "definition:" + Canonical.sha256(definition.toString()),
        Map.of("kind", kind, "skip", skip, "customers", items.size()));
    return new CustomerSample(
        members.size(),
        asked.asOf(),
        (System.nanoTime() - began) / 1e6,
        List.copyOf(columns.keySet()),
        items);
  }

  private static Map<String, @Nullable String> values(Map<String, Column> columns, int customer) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    columns.forEach((code, column) -> values.put(code, column.textAt(customer)));
    return values;
  }
}
