package io.baton.tag.compute;

import io.baton.access.Access;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldType;
import io.baton.customer.Customers;
import io.baton.customer.Disclosure;
import io.baton.customer.SmallGroups;
import io.baton.shared.BatonClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a definition would give, before anybody saves it: computed as a run does, and thrown away. */
@Component
class Previewing {
  private static final int MOST_VALUES = 50;
  private static final String PREVIEW = "preview";

  private final TagComputation computation;
  private final TagEngine engine;
  private final Customers customers;
  private final SmallGroups groups;
  private final Access access;
  private final BatonClock clock;
  private final ZoneId zone;

  Previewing(
      TagComputation computation,
      TagEngine engine,
      Customers customers,
      SmallGroups groups,
      Access access,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId zone) {
    this.computation = computation;
    this.engine = engine;
    this.customers = customers;
    this.groups = groups;
    this.access = access;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param known customers whom the caller may see and who would have a value; null where they are
   *     too few to say
   * @param of all customers whom the caller may see
   */
  record Preview(
      FieldType type, int scale, @Nullable Long known, @Nullable Long of, LocalDate asOf, long millis) {}

  /**
   * @throws io.baton.shared.BatonException DEFINITION_INVALID, DEFINITION_UNKNOWN_TABLE,
   *     TAG_ENGINE_FAILED
   */
  Preview of(JsonNode json) {
    long began = System.nanoTime();
    TagDefinition definition = TagDefinition.parse(json);
    FactTable table = TagComputation.table(computation.tables(), definition.table());
    LocalDate asOf = LocalDate.ofInstant(clock.now(), zone);
    Column column = ComputedColumn.of(PREVIEW, definition, table, engine, asOf);
    CustomerSet visible = customers.visibleTo(access.current());
    CustomerSet having = column.exists().and(visible);
    Disclosure disclosure = groups.forCaller();
    return new Preview(
        column.field().type(),
        column.field().scale(),
        total(disclosure, having),
        total(disclosure, visible),
        asOf,
        (System.nanoTime() - began) / 1_000_000);
  }

  /** By its members, not by its definition: another wording of the same rule draws no other coin. */
  private static @Nullable Long total(Disclosure disclosure, CustomerSet group) {
    return disclosure.total(disclosure.coarse() ? group.hash() : "", group.size());
  }

  /**
   * The most frequent texts of a column, to choose from. Only such as several customers have: what
   * one customer alone has may be his name.
   *
   * @throws io.baton.shared.BatonException DEFINITION_UNKNOWN_TABLE, DEFINITION_INVALID
   */
  List<String> values(String tableCode, String columnName, String search) {
    FactTable table = TagComputation.table(computation.tables(), tableCode);
    String select = DefinitionSql.frequent(table, columnName, search, groups.smallest(), MOST_VALUES);
    List<String> values = new ArrayList<>();
    engine.query(select, row -> values.add(row.getString(1)));
    return values;
  }
}
