package io.baton.policy;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.fault.FaultRun;
import io.baton.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;

/** Caps under 64 writers on two nodes; the size is the number of acts of each writer. */
public final class CapsFault implements FaultRun {
  private static final int ROUND = 50;

  @Override
  public String name() {
    return "caps";
  }

  @Override
  public long defaultSize() {
    return 500;
  }

  @Override
  public List<String> run(long seed, long size) throws Exception {
    List<String> broken = new ArrayList<>();
    long attempts = 0;
    long grants = 0;
    for (long round = 0; round * ROUND < size && broken.isEmpty(); round++) {
      String database = TestPostgres.freshDatabase();
      try (HikariDataSource one = CapsUnderWritersTests.pool(database);
          HikariDataSource two = CapsUnderWritersTests.pool(database)) {
        CapsUnderWriters writers = new CapsUnderWriters(one, two);
        writers.run(seed + round, 64, ROUND);
        broken.addAll(writers.violations());
        broken.addAll(writers.leaks(100));
        broken.addAll(writers.violations());
        attempts += writers.attempts.get();
        grants += writers.grants.get();
      }
    }
    System.out.printf("caps: %d attempts, %d grants%n", attempts, grants);
    return broken;
  }
}
