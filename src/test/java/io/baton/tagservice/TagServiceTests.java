package io.baton.tagservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.access.Audit;
import io.baton.access.AuditEntry;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.shared.BatonClock;
import io.baton.tag.TagDraft;
import io.baton.tag.Tags;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import tools.jackson.databind.JsonNode;

@BatonTest
class TagServiceTests {
  private static final String PASSWORD = "a quiet harbour";

  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired Tags tags;
  @Autowired FieldIndexes indexes;
  @Autowired Audit audit;
  @Autowired ReadLog log;
  @Autowired KeyBook keyBook;
  @Autowired BatonClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired MeterRegistry meters;
  @LocalServerPort int port;

  private HttpCaller administrator;
  private HttpCaller system;

  @BeforeEach
  void prepare() {
    branches.putAll(List.of(new Branch("SE", "East", null), new Branch("SW", "West", null)));
    customers.register(
        List.of(
            new NewCustomer("svc-1", "SE", null, null, null),
            new NewCustomer("svc-2", "SW", null, null, null)));
    tags.define(
        List.of(
            new TagDraft("svc.city", "城市", "city", FieldType.ENUM, 0),
            new TagDraft("svc.salary", "工资", "salary", FieldType.ENUM, 0)));
    CustomerSet both =
        CustomerSet.of(
            customers.idsOf(List.of("svc-1", "svc-2")).values().stream()
                .mapToInt(Integer::intValue)
                .toArray());
    tags.find("svc.city")
        .ifPresent(
            tag ->
                indexes.publish(
                    index -> index.with(Column.ofSets(tag.field(), Map.of("QD", both)))));
    String name = "svc-" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, PASSWORD, Set.of("ADMINISTRATOR"), "0000"));
    administrator = HttpCaller.signedIn(port, name, PASSWORD);
    system = new HttpCaller(port);
  }

  @Test
  void shouldAnswerWhatTheKeyMayRead() {
    HttpCaller.Answer answer = get(key("SE", 100), "/service/v1/customers/svc-1/tags");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/tags/svc.city").asString()).isEqualTo("QD");
    assertThat(answer.json().path("tags").size()).isEqualTo(1);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void shouldTimeReadsApartFromOtherRequests() {
    String secret = key("SE", 100);
    Timer timer = meters.get("tag.service.read").timer();
    long before = timer.count();

    get(secret, "/service/v1/customers/svc-1/tags");
    get(secret, "/service/v1/customers/nobody/tags");

    // The time of a read is known when its answer has left.
    await().untilAsserted(() -> assertThat(timer.count()).isEqualTo(before + 2));
    assertThat(meters.get("http.server.requests").timers())
        .noneMatch(each -> String.valueOf(each.getId().getTag("uri")).startsWith("/service"));
  }

  @Test
  void shouldRefuseAFieldWithoutRightAndRecordIt() {
    String secret = key("SE", 100);

    HttpCaller.Answer answer =
        get(secret, "/service/v1/customers/svc-1/tags?fields=svc.city,svc.salary");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("SERVICE_FIELD_DENIED");
    assertThat(answer.json().at("/findings/0/place").asString()).isEqualTo("/fields/1");
    AuditEntry last = audit.page(0, 1).get(0);
    assertThat(last.action()).isEqualTo("SERVICE_FIELD_DENIED");
    assertThat(last.actor()).isEqualTo("key:" + prefix(secret));
  }

  @Test
  void shouldAnswerForAnotherBranchAsForNobody() {
    String secret = key("SE", 100);

    HttpCaller.Answer other = get(secret, "/service/v1/customers/svc-2/tags");
    HttpCaller.Answer nobody = get(secret, "/service/v1/customers/svc-3/tags");

    assertThat(other.status()).isEqualTo(nobody.status()).isEqualTo(404);
    assertThat(other.json().path("detail")).isEqualTo(nobody.json().path("detail"));
  }

  @Test
  void shouldAnswerABatchAndListTheUnknown() {
    HttpCaller.Answer answer =
        post(key("SE", 100), "{\"customers\":[\"svc-1\",\"svc-2\",\"svc-3\"]}");

    assertThat(answer.json().at("/items/0/customer").asString()).isEqualTo("svc-1");
    assertThat(answer.json().path("unknown").toString()).isEqualTo("[\"svc-2\",\"svc-3\"]");
  }

  @Test
  void shouldTakeNoPersonalDataInAnAddress() {
    HttpCaller.Answer answer = get(key("SE", 100), "/service/v1/customers/13812345678/tags");

    assertThat(answer.code()).isEqualTo("SERVICE_KEY_PERSONAL");
    assertThat(answer.text()).doesNotContain("13812345678");
  }

  @Test
  void shouldRefuseWhoHasNoKeyAndWhoeverIsOnlySignedIn() {
    assertThat(get("baton_x", "/service/v1/customers/svc-1/tags").status()).isEqualTo(401);
    assertThat(administrator.get("/service/v1/customers/svc-1/tags").status()).isEqualTo(401);
    assertThat(get(key("SE", 100), "/api/session").status()).isEqualTo(401);
  }

  @Test
  void shouldEndAKeyThatIsRevokedAtOnce() {
    String secret = key("SE", 100);
    assertThat(get(secret, "/service/v1/customers/svc-1/tags").status()).isEqualTo(200);

    administrator.send("POST", "/api/service-keys/" + prefix(secret) + "/revoke", Map.of());

    assertThat(get(secret, "/service/v1/customers/svc-1/tags").code())
        .isEqualTo("SERVICE_KEY_REFUSED");
  }

  @Test
  void shouldRefuseWhoAsksTooOften() {
    String secret = key("SE", 1);
    assertThat(get(secret, "/service/v1/customers/svc-1/tags").status()).isEqualTo(200);

    HttpCaller.Answer second = get(secret, "/service/v1/customers/svc-1/tags");

    assertThat(second.status()).isEqualTo(429);
    assertThat(second.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void shouldShowTheSecretOnceAndKeepItsHashOnly() {
    String secret = key("SE", 100);

    assertThat(administrator.get("/api/service-keys").text())
        .contains(prefix(secret))
        .doesNotContain(secret);
    assertThat(
            jdbc.sql("select count(*) from tagservice_key k where k::text like ?")
                .param("%" + secret + "%")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void shouldRecordReadsTogether() {
    String secret = key("SE", 100);
    get(secret, "/service/v1/customers/svc-1/tags");
    get(secret, "/service/v1/customers/svc-1/tags");

    log.write();

    assertThat(reads(secret)).isEqualTo(2);
    assertThat(audit.verify().firstBroken()).isEmpty();
  }

  @Test
  void shouldKeepReadsThatCouldNotBeWrittenForTheNextTime() {
    String secret = key("SE", 100);
    AtomicBoolean away = new AtomicBoolean(true);
    ReadLog own =
        new ReadLog(
            keyBook,
            audit,
            clock,
            new AbstractPlatformTransactionManager() {
              @Override
              protected Object doGetTransaction() {
                if (away.get()) {
                  throw new CannotCreateTransactionException("the database is away");
                }
                return new Object();
              }

              @Override
              protected void doBegin(Object transaction, TransactionDefinition definition) {}

              @Override
              protected void doCommit(DefaultTransactionStatus status) {}

              @Override
              protected void doRollback(DefaultTransactionStatus status) {}
            });
    ApiKey reader = reader(secret);
    int customer = customers.idOf("svc-1").orElseThrow();
    own.read(reader, List.of("svc.city"), customer);
    assertThatThrownBy(own::write).isInstanceOf(CannotCreateTransactionException.class);
    own.read(reader, List.of("svc.city"), customer);
    away.set(false);

    own.write();

    assertThat(reads(secret)).isEqualTo(2);
  }

  private ApiKey reader(String secret) {
    long id =
        jdbc.sql("select id from tagservice_key where prefix = ?")
            .param(prefix(secret))
            .query(Long.class)
            .single();
    Instant now = clock.now();
    return new ApiKey(
        id,
        prefix(secret),
        "reader",
        "SE",
        List.of("svc.city"),
        List.of(),
        100,
        now,
        null,
        null,
        now,
        "test");
  }

  private long reads(String secret) {
    return jdbc.sql(
            """
            select coalesce(sum(r.reads), 0) from tagservice_read r
            join tagservice_key k on k.id = r.key_id where k.prefix = ?""")
        .param(prefix(secret))
        .query(Long.class)
        .single();
  }

  private String key(String branch, int perSecond) {
    HttpCaller.Answer made =
        administrator.send(
            "POST",
            "/api/service-keys",
            Map.of(
                "name",
                "mobile bank",
                "branch",
                branch,
                "fields",
                List.of("svc.city"),
                "segments",
                List.of(),
                "perSecond",
                perSecond,
                "expiresAt",
                Instant.now().plus(Duration.ofDays(30)).toString()));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode json = made.json();
    return json.path("secret").asString();
  }

  private static String prefix(String secret) {
    return secret.split("_", -1)[1];
  }

  private HttpCaller.Answer get(String secret, String path) {
    return system.exchange(
        HttpRequest.newBuilder(system.uri(path)).header("Authorization", "Bearer " + secret).GET());
  }

  private HttpCaller.Answer post(String secret, String body) {
    return system.exchange(
        HttpRequest.newBuilder(system.uri("/service/v1/customers/tags"))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
