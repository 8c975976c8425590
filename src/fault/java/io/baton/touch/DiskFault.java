package io.baton.touch;

import io.baton.embedded.EmbeddedPostgres;
import io.baton.engine.EngineSchema;
import io.baton.fault.FaultRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessException;

/**
 * Row 1h of guarantee G1: the disk of the database is full while touches leave. What cannot be
 * recorded before does not leave. Needs a Linux that lets us mount a small file system in memory;
 * elsewhere the run says so and checks nothing.
 */
public final class DiskFault implements FaultRun {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int WINDOW = 100;
  private static final String DISK = "700m";

  @Override
  public String name() {
    return "touch-1h";
  }

  @Override
  public long defaultSize() {
    return 100_000;
  }

  @Override
  public List<String> run(long seed, long size) throws Exception {
    Path disk = Files.createTempDirectory(Files.createDirectories(Path.of("target/fault")), "disk");
    if (shell("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", disk.toString()) != 0) {
      System.out.println("touch-1h: NOT RUN, a file system cannot be mounted here");
      return List.of();
    }
    try {
      return run(disk, size);
    } finally {
      shell("umount", "-l", disk.toString());
    }
  }

  private List<String> run(Path disk, long size) throws Exception {
    List<String> broken = new ArrayList<>();
    EmbeddedPostgres database = EmbeddedPostgres.start(disk.resolve("postgres"));
    try {
      Flyway.configure()
          .dataSource(database.url("baton"), database.user(), database.password())
          .locations("classpath:db/migration")
          .javaMigrations(new EngineSchema())
          .load()
          .migrate();
      try (FaultStage stage = new FaultStage(server(database), true, WINDOW)) {
        stage.plan(size);
        stage.slowDown(size);
        Process node = stage.startNode();
        stage.await(size / 4, PATIENCE);
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        boolean refused = untilRefused(stage);
        TimeUnit.SECONDS.sleep(3);
        int before = stage.book().lines().size();
        TimeUnit.SECONDS.sleep(5);
        int meanwhile = stage.book().lines().size() - before;
        expect(broken, refused, "the disk was not full");
        expect(broken, meanwhile == 0, "left while nothing could be recorded: " + meanwhile);
        Files.delete(ballast);
        database.close();
        database = EmbeddedPostgres.start(disk.resolve("postgres"));
        stage.moveTo(server(database));
        node.destroyForcibly().waitFor();
        stage.startNode(); // the server's port is another one
        expect(broken, stage.await(size, PATIENCE), "not drained: " + stage.states());
        Set<Integer> accepted = stage.customers("ACCEPTED");
        expect(broken, accepted.size() == size, "states: " + stage.states());
        expect(broken, stage.book().customers().equals(accepted), "ledger and book differ");
        System.out.printf(
            "%s: full after %d lines, %d left meanwhile, %s, %d replays%n",
            name(), before, meanwhile, stage.states(), stage.book().replays());
      }
    } finally {
      database.close();
    }
    return broken;
  }

  private static FaultStage.Server server(EmbeddedPostgres database) {
    return new FaultStage.Server(database.url("baton"), database.user(), database.password());
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // Full, as intended.
    }
  }

  /** Uses up what the log of the database has in store, until it can write no more. */
  private static boolean untilRefused(FaultStage stage) {
    for (int megabyte = 0; megabyte < 500; megabyte++) {
      try {
        stage
            .jdbc
            .sql(
                "select pg_logical_emit_message(true, 'ballast', repeat(md5(random()::text), 30000))")
            .query()
            .listOfRows();
      } catch (DataAccessException e) {
        return true;
      }
    }
    return false;
  }

  private static int shell(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void expect(List<String> broken, boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }
}
