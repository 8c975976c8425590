package io.baton.campaign;

import io.baton.Baton;
import io.baton.access.Person;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.fault.Jvm;
import io.baton.testing.TestPostgres;
import io.baton.window.FaultTag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database, a broker and nodes, each a process that can be killed; a campaign is live. */
final class IntakeStage implements AutoCloseable {
  static final String TYPE = "salary-arrived";

  private static final int BATCH = 20_000;
  private static final Person MARKETER = new Person(1, "marketer", Set.of("MARKETER"), "/");
  private static final List<Person> APPROVERS =
      List.of(
          new Person(2, "approver", Set.of("APPROVER"), "/"),
          new Person(3, "approver2", Set.of("APPROVER"), "/"));

  final String topic = "fault." + UUID.randomUUID();
  final int port = freePort();
  private final String database = TestPostgres.freshDatabase();
  private final Path directory = Path.of("target/fault", topic);
  private final List<Process> alive = new ArrayList<>();
  private Process broker;

  IntakeStage(int customers) throws Exception {
    Files.createDirectories(directory);
    broker = startBroker();
    try (ConfigurableApplicationContext application = application("setup")) {
      Customers book = application.getBean(Customers.class);
      for (int from = 0; from < customers; from += BATCH) {
        book.register(
            IntStream.range(from, Math.min(customers, from + BATCH))
                .mapToObj(i -> new NewCustomer(key(i), null, null, null, null))
                .toList());
      }
      application
          .getBean(Consents.class)
          .grant(book.everyone(), "EMAIL", "MARKETING", "fault", "fault");
      FaultTag.define(application, TYPE);
      launch(application);
    }
  }

  static String key(int customer) {
    return "F%07d".formatted(customer);
  }

  String servers() {
    return "127.0.0.1:" + port;
  }

  /** The application in this process, on the same database and broker. */
  ConfigurableApplicationContext application(String name) throws IOException {
    return new SpringApplicationBuilder(Baton.class).run(arguments(name));
  }

  /** A node as an operator runs it. */
  Process startNode(int number) throws IOException {
    String name = "node-" + number;
    return start(Jvm.of(Baton.class, "-Xmx700m", List.of(arguments(name))), name);
  }

  void restartBroker() throws Exception {
    broker.destroyForcibly().waitFor();
    broker = startBroker();
  }

  private Process startBroker() throws IOException {
    List<String> arguments = List.of(directory.resolve("kafka").toString(), Integer.toString(port));
    return start(Jvm.of(FaultBroker.class, "-Xmx400m", arguments), "broker");
  }

  /** All nodes of a bank have the same keys. */
  private void shareKeys(Path node) throws IOException {
    Path keys = directory.resolve("setup").resolve("keys");
    if (Files.exists(keys) && !Files.exists(node.resolve("keys"))) {
      Files.createDirectories(node.resolve("keys"));
      try (Stream<Path> all = Files.list(keys)) {
        for (Path key : all.toList()) {
          Files.copy(key, node.resolve("keys").resolve(key.getFileName()));
        }
      }
    }
  }

  private String[] arguments(String name) throws IOException {
    shareKeys(directory.resolve(name));
    return new String[] {
      "--baton.database.url=" + TestPostgres.url(database),
      "--baton.database.user=" + TestPostgres.user(),
      "--baton.database.password=" + TestPostgres.password(),
      "--baton.kafka.bootstrap-servers=" + servers(),
      "--baton.event.topic=" + topic,
      "--baton.event.group=" + topic,
      "--baton.data=" + directory.resolve(name),
      "--baton.demo=none",
      "--logging.level.root=WARN",
      "--spring.datasource.hikari.maximum-pool-size=16",
      "--server.port=0"
    };
  }

  private Process start(ProcessBuilder jvm, String name) throws IOException {
    Process process =
        jvm.redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve(name + ".log").toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    alive.add(process);
    return process;
  }

  private static void launch(ConfigurableApplicationContext application) throws Exception {
    Campaigns campaigns = application.getBean(Campaigns.class);
    TriggerPlan trigger = new TriggerPlan(TYPE, "event.amount >= 5000");
    CampaignFacts draft =
        campaigns.plan(
            CampaignPlan.draft("fault", "once", "salary-arrived")
                .trigger(trigger)
                .controlShare(0.0)
                .plan(),
            MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    for (Person approver : APPROVERS) {
      if (campaigns.require(draft.code(), approver).state() == CampaignState.IN_APPROVAL) {
        campaigns.approve(draft.code(), approver, "");
      }
    }
    JdbcClient jdbc = application.getBean(JdbcClient.class);
    while (jdbc.sql("SELECT count(*) FROM campaign_trigger").query(Long.class).single() == 0) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : alive) {
      process.destroyForcibly().waitFor();
    }
  }
}
