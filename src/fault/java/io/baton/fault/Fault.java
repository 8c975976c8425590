package io.baton.fault;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.baton.campaign.IntakeFault;
import io.baton.policy.CapsFault;
import io.baton.touch.CompetingFault;
import io.baton.touch.DiskFault;
import io.baton.touch.RoundsFault;
import io.baton.touch.TakeoverFault;
import io.baton.touch.TouchFault;
import io.baton.window.RetailFault;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Runs the fault that is named, all of them without a name. {@code -Dfault.seed} repeats a run,
 * {@code -Dfault.size} makes it longer, {@code -Dfault.minutes} ends one that can go on. Exit code
 * 0: everything held. 1: something did not. 2: no such fault, or the run itself broke.
 */
public final class Fault {
  private static final List<FaultRun> ALL =
      Stream.concat(
              TouchFault.all().stream(),
              Stream.of(
                  new DiskFault(),
                  new CapsFault(),
                  new CompetingFault(),
                  new RoundsFault(),
                  new TakeoverFault(),
                  new IntakeFault(),
                  new RetailFault()))
          .toList();

  private Fault() {}

  public static void main(String[] arguments) {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    String name = arguments.length == 0 ? "all" : arguments[0];
    List<FaultRun> named =
        ALL.stream().filter(each -> name.equals("all") || each.name().equals(name)).toList();
    if (named.isEmpty()) {
      System.err.println("-Dfault= one of " + ALL.stream().map(FaultRun::name).toList());
    }
    System.exit(named.isEmpty() ? 2 : named.stream().mapToInt(Fault::run).max().orElse(2));
  }

  private static int run(FaultRun fault) {
    long seed = Long.getLong("fault.seed", System.nanoTime());
    long size = Long.getLong("fault.size", fault.defaultSize());
    System.out.printf("%s: seed %d, size %d%n", fault.name(), seed, size);
    try {
      List<String> broken = fault.run(seed, size);
      System.out.printf("%s: %d violations%n", fault.name(), broken.size());
      broken.stream().limit(20).forEach(System.out::println);
      return broken.isEmpty() ? 0 : 1;
    } catch (Exception e) {
      e.printStackTrace();
      return 2;
    }
  }
}
