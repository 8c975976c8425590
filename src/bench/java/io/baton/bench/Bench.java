package io.baton.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Runs the benchmark that is named. Standard output carries figures and nothing else, one JSON
 * object a line; whatever else anybody prints goes to standard error.
 *
 * <p>Exit code 0: measured, also where a figure misses its goal ({@code "holds":false}), because a
 * slow machine is no broken build. 1: the answers differ. 2: no such benchmark, or it broke.
 */
public final class Bench {
  private static final List<Benchmark> ALL =
      List.of(
          new SpineBench(new ApplicationRun()), //
          new AudienceBench(),
          new DecisionBench(),
          new PolicyBench(),
          new TouchBench(),
          new FamiliesBench(),
          new NightlyBench(),
          new SegmentsBench(),
          new TagServiceBench(),
          new DictionaryBench(),
          new RealtimeBench(),
          new RealtimeTagBench());

  private Bench() {}

  public static void main(String[] arguments) {
    PrintStream figures = System.out;
    System.setOut(System.err);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    int code = run(arguments.length == 0 ? "" : arguments[0], figures);
    figures.flush();
    // Servers and pools of the application may have threads left; the figures are written.
    System.exit(code);
  }

  private static int run(String name, PrintStream figures) {
    List<Benchmark> named = ALL.stream().filter(each -> each.name().equals(name)).toList();
    if (named.isEmpty()) {
      System.err.println("-Dbench= one of " + ALL.stream().map(Benchmark::name).toList());
      return 2;
    }
    try (Report report = Report.open(name, Path.of("target/bench"), figures)) {
      named.get(0).run(report);
      return 0;
    } catch (AnswersDiffer different) {
      System.err.println("answers differ: " + different.getMessage());
      return 1;
    } catch (Exception broken) {
      broken.printStackTrace();
      return 2;
    }
  }
}
