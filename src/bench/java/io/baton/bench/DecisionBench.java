package io.baton.bench;

import io.baton.cohort.FieldIndex;
import io.baton.decision.SetOutcome;
import io.baton.decision.TableRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * One table of 20 rules and 5 inputs over everyone: compiled to sets, against Camunda's DMN engine
 * called for each customer and against one CASE in DuckDB. All may use both processors.
 *
 * <p>The engine is timed warm on a sample and scaled, because it would take minutes. {@code
 * bench.size} is the number of customers, {@code bench.sample} that of the engine's.
 */
final class DecisionBench implements Benchmark {
  private static final int CUSTOMERS = Integer.getInteger("bench.size", 10_000_000);
  private static final int SAMPLE = Integer.getInteger("bench.sample", 200_000);
  private static final int SLOW_SAMPLE = Math.max(1, SAMPLE / 100);
  private static final int RUNS = 5;

  @Override
  public String name() {
    return "decision";
  }

  @Override
  public void run(Report report) throws Exception {
    try (PeakHeap heap = PeakHeap.measure()) {
      FieldIndex index = DecisionPopulation.index(CUSTOMERS);
      TableRun table = new TableRun("bench", DecisionPopulation.document());
      List<SetOutcome.Hit> hits = table.over(index, index.everyone());
      double ours = median(() -> table.over(index, index.everyone()));
      double peak = heap.bytes() / 1e6;

      EnginePerCustomer legacy = new EnginePerCustomer(true);
      EnginePerCustomer feel = new EnginePerCustomer(false);
      Map<Integer, Integer> rules = rulesOf(hits, SAMPLE);
      report.compare("rules of a sample, legacy FEEL", rules, legacy.decide(SAMPLE));
      report.compare(
          "rules of a sample, FEEL-Scala", rulesOf(hits, SLOW_SAMPLE), feel.decide(SLOW_SAMPLE));
      double engine = legacy.secondsPerCustomer(SAMPLE) * CUSTOMERS;
      double scala = feel.secondsPerCustomer(SLOW_SAMPLE) * CUSTOMERS;

      double duck;
      try (CaseInDuckDb sql = CaseInDuckDb.load(CUSTOMERS)) {
        report.compare("customers and sum of ids of every rule", sums(hits), sql.sums());
        duck = median(sql::materialised);
      }
      report.print(
          Figure.lessIsBetter(
              name(), size() + ", 20 rules x 5 inputs", "s", ours, engine,
              "Camunda DMN engine, legacy FEEL, scaled from " + SAMPLE, 1_000));
      report.print(
          Figure.lessIsBetter(
              name(), size() + ", 20 rules x 5 inputs, FEEL-Scala", "s", ours, scala,
              "Camunda DMN engine, FEEL-Scala, scaled from " + SLOW_SAMPLE, 1_000));
      report.print(
          Figure.lessIsBetter(
              name(), size() + ", 20 rules x 5 inputs, SQL", "s", ours, duck,
              "DuckDB CASE, materialised", 10));
      report.print(Figure.below(name(), "peak heap", "MB", peak, 2_000));
    }
  }

  private static String size() {
    return CUSTOMERS + " customers";
  }

  /** Both sides of the SQL figure are timed alike: the median of as many runs, after as many more. */
  static double median(Callable<?> run) throws Exception {
    double[] seconds = new double[2 * RUNS];
    for (int i = 0; i < seconds.length; i++) {
      long begin = System.nanoTime();
      run.call();
      seconds[i] = (System.nanoTime() - begin) / 1e9;
    }
    return Arrays.stream(seconds, RUNS, seconds.length).sorted().toArray()[RUNS / 2];
  }

  private static Map<Integer, Integer> rulesOf(List<SetOutcome.Hit> hits, int sample) {
    Map<Integer, Integer> rules = new TreeMap<>();
    for (SetOutcome.Hit hit : hits) {
      hit.customers()
          .and(io.baton.cohort.CustomerSet.range(0, sample))
          .forEach(customer -> rules.put(customer, hit.rule()));
    }
    return rules;
  }

  private static Map<Integer, List<Long>> sums(List<SetOutcome.Hit> hits) {
    Map<Integer, List<Long>> sums = new TreeMap<>();
    for (SetOutcome.Hit hit : hits) {
      long[] sum = new long[1];
      hit.customers().forEach(customer -> sum[0] += customer);
      sums.put(hit.rule(), List.of(hit.customers().size(), sum[0]));
    }
    return sums;
  }
}
