package io.baton.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The named baseline: what everybody else does, one process instance per customer, on a plain
 * Camunda 7.24. Each instance inserts one touch row through a delegate and waits three days at a
 * timer; row and instance commit together.
 *
 * <p>The engine is set up kindly: history level {@code activity}, removal time at the start, JUEL,
 * no metrics, no authorizations, no job executor that would compete for the database, four threads
 * that start instances, and a touch table with our columns and no index beside its key.
 *
 * <p>Only {@code io.baton.engine} may know Camunda in the application. This class is a second,
 * ordinary engine to compare with, so it has to know it too; nothing here is shipped.
 */
final class ProcessPerCustomer implements AutoCloseable {
  private static final int THREADS = 4;

  private final HikariDataSource pool;
  private final ProcessEngine engine;
  private final TransactionTemplate transactions;

  private ProcessPerCustomer(String database) {
    this.pool = pool(database);
    this.engine = engine();
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
  }

  static ProcessPerCustomer open(String database) {
    return new ProcessPerCustomer(database);
  }

  /**
   * Carries customers 0 to {@code customers - 1}, each by an instance of its own, on a database of
   * its own.
   *
   * @param warmUp customers carried before, with other numbers, who do not count
   */
  static Carried carry(int customers, int warmUp) throws Exception {
    String database = TestPostgres.freshDatabase();
    try (ProcessPerCustomer first = new ProcessPerCustomer(database)) {
      first.prepare();
      first.start(customers, customers + warmUp);
    }
    long before = EngineRows.writtenIn(database);
    RoaringBitmap touched;
    Duration took;
    try (ProcessPerCustomer measured = new ProcessPerCustomer(database)) {
      took = measured.start(0, customers);
      touched = measured.touchedBelow(customers);
    }
    long rows = EngineRows.writtenIn(database) - before;
    return new Carried(touched, touched.getLongCardinality(), took, rows);
  }

  void prepare() {
    JdbcClient.create(pool)
        .sql(
            """
            CREATE TABLE bench_touch (
              run_id bigint NOT NULL, step bigint NOT NULL, customer int NOT NULL,
              occurrence smallint NOT NULL, state smallint NOT NULL,
              attempts smallint, retry_at timestamptz, detail text,
              PRIMARY KEY (run_id, step, occurrence, customer));
            CREATE TABLE bench_inbox (id text PRIMARY KEY)
            """)
        .update();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "follow-up.bpmn",
            Bpmn.createExecutableProcess("follow-up")
                .camundaHistoryTimeToLive(30)
                .startEvent()
                .serviceTask()
                .camundaDelegateExpression("${plan}")
                .intermediateCatchEvent()
                .timerWithDuration("P3D")
                .endEvent()
                .done())
        .deploy();
  }

  Duration start(int from, int to) throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger(from);
    Callable<Void> starting =
        () -> {
          for (int customer = next.getAndIncrement();
              customer < to;
              customer = next.getAndIncrement()) {
            engine
                .getRuntimeService()
                .startProcessInstanceByKey("follow-up", Map.of("customer", customer));
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      long begin = System.nanoTime();
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(starting));
      }
      for (Future<Void> each : running) {
        each.get();
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    } finally {
      threads.shutdown();
    }
  }

  /** An instance for the event, unless it had one. */
  boolean startOnce(String event, int customer) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              int fresh =
                  JdbcClient.create(pool)
                      .sql("INSERT INTO bench_inbox VALUES (?) ON CONFLICT DO NOTHING")
                      .param(event)
                      .update();
              if (fresh == 1) {
                engine
                    .getRuntimeService()
                    .startProcessInstanceByKey("follow-up", Map.of("customer", customer));
              }
              return fresh == 1;
            }));
  }

  /** Only those whose instance waits at the timer as well, which is what the journey asks for. */
  RoaringBitmap touchedBelow(int end) throws SQLException {
    RoaringBitmap touched = new RoaringBitmap();
    JdbcClient.create(pool)
        .sql(
            """
            SELECT t.customer FROM bench_touch t
            JOIN act_ru_variable v ON v.name_ = 'customer' AND v.long_ = t.customer
            JOIN act_ru_job j ON j.process_instance_id_ = v.proc_inst_id_
            WHERE t.customer < ?
            """)
        .param(end)
        .query(Integer.class)
        .list()
        .forEach(touched::add);
    return touched;
  }

  private static HikariDataSource pool(String database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(TestPostgres.url(database));
    config.setUsername(TestPostgres.user());
    config.setPassword(TestPostgres.password());
    config.setMaximumPoolSize(THREADS + 2);
    return new HikariDataSource(config);
  }

  private ProcessEngine engine() {
    JdbcClient touches = JdbcClient.create(pool);
    JavaDelegate plan =
        execution ->
            touches
                .sql("INSERT INTO bench_touch VALUES (1, 1, ?, 1, 0, NULL, NULL, NULL)")
                .param(execution.getVariable("customer"))
                .update();
    SpringProcessEngineConfiguration settings = new SpringProcessEngineConfiguration();
    settings.setProcessEngineName("process-per-customer");
    settings.setDataSource(pool);
    settings.setTransactionManager(new DataSourceTransactionManager(pool));
    settings.setDatabaseSchemaUpdate("false");
    settings.setHistory("activity");
    settings.setHistoryRemovalTimeStrategy("start");
    settings.setJobExecutorActivate(false);
    settings.setMetricsEnabled(false);
    settings.setBeans(Map.of("plan", plan));
    return settings.buildProcessEngine();
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
