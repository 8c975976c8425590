package io.baton.demo;

import io.baton.source.Warehouse;
import io.baton.tag.TagDraft;
import io.baton.tag.Tags;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Defines the tags and computes them all in one pass over the bank's tables. */
@Component
@WithDemoBank
@Order(40)
class ComputingTags implements LoadingStep {
  private final WritingTables tables;
  private final DemoRuns runs;
  private final Tags tags;

  ComputingTags(WritingTables tables, DemoRuns runs, Tags tags) {
    this.tables = tables;
    this.runs = runs;
    this.tags = tags;
  }

  @Override
  public String name() {
    return "tags";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    progress.at("tags", 0, DemoTags.all().size());
    List<String> codes = DemoTags.all().stream().map(TagDraft::code).toList();
    tags.define(DemoTags.all());
    tags.install(DemoSheets.all());
    tags.computeFromQuery(codes, select(codes, tables.tables(bank)));
  }

  /** The rows know the customers' numbers; the runs turn them into ids. */
  private String select(List<String> codes, BankTables bank) {
    String ids =
        runs.all().stream()
            .map(run -> "(%d, %d, %d)".formatted(run.firstNumber(), run.firstId(), run.length()))
            .collect(Collectors.joining(", "));
    return """
        SELECT (number - first_number + first_id)::INTEGER, %s
        FROM read_parquet(%s)
        JOIN (VALUES %s) AS run (first_number, first_id, length)
          ON number >= first_number AND number < first_number + length"""
        .formatted(String.join(", ", codes), Warehouse.text(bank.tags().toString()), ids);
  }
}
