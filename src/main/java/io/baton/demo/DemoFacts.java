package io.baton.demo;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.source.Warehouse;
import io.baton.tag.compute.FactTable;
import io.baton.tag.compute.FactTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The demo bank's rows as tables that tags are computed from. */
@Component
@WithDemoBank
class DemoFacts implements FactTables {
  private static final Field DAY = Field.of("day", FieldType.DATE);
  private static final Field KIND = Field.of("kind", FieldType.ENUM);
  private static final Field CHANNEL = Field.of("channel", FieldType.ENUM);
  private static final Field AMOUNT = Field.number("amount", 2);

  private final DemoMemory memory;
  private final DemoRuns runs;
  private final WritingTables tables;

  DemoFacts(DemoMemory memory, DemoRuns runs, WritingTables tables) {
    this.memory = memory;
    this.runs = runs;
    this.tables = tables;
  }

  @Override
  public List<FactTable> factTables() {
    List<DemoRuns.Run> known = runs.all();
    return known.isEmpty()
        ? List.of()
        : memory.bank().map(bank -> of(bank, tables.tables(bank), known)).orElse(List.of());
  }

  private static List<FactTable> of(
      LoadingStep.Bank bank, BankTables files, List<DemoRuns.Run> runs) {
    List<FactTable> facts = new ArrayList<>();
    add(facts, files, runs, "transaction", "day", List.of(DAY, KIND, CHANNEL, AMOUNT), "*");
    add(facts, files, runs, "app_event", "day", List.of(DAY, KIND), "*");
    add(
        facts,
        files,
        runs,
        "contact",
        "day",
        List.of(
            DAY, CHANNEL, Field.of("topic", FieldType.ENUM), Field.of("outcome", FieldType.ENUM)),
        "*");
    add(
        facts,
        files,
        runs,
        "term",
        "bought",
        List.of(
            Field.of("bought", FieldType.DATE),
            Field.of("product", FieldType.ENUM),
            AMOUNT,
            Field.number("days_left", 0),
            Field.of("repurchase", FieldType.BOOLEAN)),
        "*");
    add(
        facts,
        files,
        runs,
        "customer",
        "since",
        List.of(
            Field.of("since", FieldType.DATE),
            Field.of("tier", FieldType.ENUM),
            Field.of("gender", FieldType.ENUM),
            Field.of("age_band", FieldType.ENUM),
            Field.number("age", 0),
            Field.number("tenure_months", 0)),
        """
        number as customer, date '%s' - (tenure_months * 30)::integer as since,
          segment_tier as tier, gender, age, tenure_months,
          case when age < 26 then '18-25' when age < 36 then '26-35' when age < 46 then '36-45'
            when age < 60 then '46-59' else '60+' end as age_band"""
            .formatted(bank.today()));
    return facts;
  }

  private static void add(
      List<FactTable> facts,
      BankTables files,
      List<DemoRuns.Run> runs,
      String table,
      @Nullable String day,
      List<Field> columns,
      String select) {
    if (files.has(table)) {
      String relation =
          "(select %s as _customer, * from (select %s from read_parquet(%s)) as rows)"
              .formatted(id(runs), select, Warehouse.text(files.files(table).toString()));
      facts.add(new FactTable("bank_" + table, day, columns, relation));
    }
  }

  /** The rows know the customers' numbers; the runs turn them into ids. */
  private static String id(List<DemoRuns.Run> runs) {
    if (runs.size() == 1) {
      return "(customer + %d)::integer"
          .formatted(runs.get(0).firstId() - runs.get(0).firstNumber());
    }
    return runs.stream()
        .map(
            run ->
                "when customer < %d then customer + %d"
                    .formatted(run.firstNumber() + run.length(), run.firstId() - run.firstNumber()))
        .collect(Collectors.joining(" ", "(case ", " end)::integer"));
  }
}
