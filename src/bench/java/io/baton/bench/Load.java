package io.baton.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of work costs the machine: processor time of this process, which is the
 * application with the sender of its events, of the machine with PostgreSQL and Kafka on it, and
 * how far the intake was behind, looked at four times a second.
 */
final class Load implements AutoCloseable {
  private static final int PERIOD_MILLIS = 250;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final DoubleStream.Builder lags = DoubleStream.builder();
  private final DoubleStream.Builder loads = DoubleStream.builder();
  private final long begin = System.nanoTime();
  private final long cpu = system.getProcessCpuTime();
  private @Nullable Future<?> looking;

  private Load() {}

  /**
   * @param lag events on the topic that are not taken in yet
   */
  static Load watch(DoubleSupplier lag) {
    Load load = new Load();
    load.system.getCpuLoad();
    load.looking =
        load.clock.scheduleAtFixedRate(
            () -> load.look(lag.getAsDouble()),
            PERIOD_MILLIS,
            PERIOD_MILLIS,
            TimeUnit.MILLISECONDS);
    return load;
  }

  private void look(double lag) {
    lags.add(lag);
    double share = system.getCpuLoad();
    if (share >= 0) {
      loads.add(share);
    }
  }

  /** Ends the watch and says what it saw. */
  String end() throws InterruptedException {
    double cores = (system.getProcessCpuTime() - cpu) / (double) (System.nanoTime() - begin);
    if (looking != null) {
      looking.cancel(false);
    }
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.MINUTES);
    double[] behind = lags.build().sorted().toArray();
    double[] machine = loads.build().sorted().toArray();
    return "CPU of this process %.2f cores, of the machine %.0f %% of %d; lag p50 %.0f, p95 %.0f, most %.0f events"
        .formatted(
            cores,
            100 * Arrays.stream(machine).average().orElse(0),
            system.getAvailableProcessors(),
            at(behind, 0.5),
            at(behind, 0.95),
            at(behind, 1));
  }

  /** Of sorted values, the one that a share of all does not exceed; 0 if there are none. */
  static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
