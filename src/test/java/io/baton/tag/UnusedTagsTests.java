package io.baton.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.clock.TestClock;
import io.baton.source.ImportCalls;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.TagKind;
import io.baton.tag.TagSheet.Theme;
import io.baton.tag.compute.TagComputation;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Two tags are computed, one of them is used; then time passes. */
@BatonTest
// An application of its own: months pass here, and what others have made must not grow old by it.
@TestPropertySource(properties = "baton.portrait.oversize=0.51")
class UnusedTagsTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int DAYS = 30;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Tags tags;
  @Autowired TagUsage usage;
  @Autowired TagComputation computation;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private HttpCaller keeper;
  private String segment = "";
  private final String run = "unused" + UUID.randomUUID().toString().substring(0, 8);
  private final String busy = run + ".busy";
  private final String idle = run + ".idle";

  @BeforeEach
  void twoTags() {
    if (users.find("urs").isEmpty()) {
      users.create(new UserDraft("urs", PASSWORD, Set.of("MARKETER", "ADMINISTRATOR"), "0000"));
    }
    signIn();
    new ImportCalls(keeper)
        .done("code=" + run + "&key=id", "id;amount\n%1$s-1;5\n%1$s-2;7\n".formatted(run));
    for (String code : List.of(busy, idle)) {
      Answer defined =
          keeper.send(
              "PUT",
              "/api/tag-definitions/" + code,
              Map.of(
                  "nameZh", "标签",
                  "nameEn", "Tag",
                  "tagClass", "TRANSACTION",
                  "definition",
                      // Two tags that say the same would be refused.
                      Map.of(
                          "table",
                          run,
                          "aggregate",
                          code.equals(busy) ? "sum" : "max",
                          "measure",
                          "amount")));
      assertThat(defined.status()).as(defined.text()).isEqualTo(204);
    }
    tags.install(Map.of(busy, sheet(), idle, sheet()));
    computed(start(List.of(busy, idle)));
    Answer made =
        keeper.send(
            "POST",
            "/api/segments",
            Map.of("name", "Busy", "rule", Map.of("field", busy, "op", "ge", "value", 1)));
    assertThat(made.status()).as(made.text()).isBetween(200, 201);
    segment = made.json().path("code").asString();
    usage.observe();
  }

  @Test
  void shouldProposeWhatNobodyHasUsedForAWhileWithWhatItCost() {
    assertThat(proposed()).doesNotContain(idle, busy);
    pass(20);
    computed(start(List.of(busy, idle)));
    usage.observe();
    pass(15);

    assertThat(proposed()).contains(idle).doesNotContain(busy);
    JsonNode item = item(idle);
    // Of its two runs one is older than the days that are asked about.
    assertThat(item.path("runs").asInt()).isEqualTo(1);
    assertThat(item.path("millis").asLong())
        .isEqualTo(
            jdbc.sql(
                    "select millis from tag_run_tag where tag_code = ? order by run_id desc limit 1")
                .param(idle)
                .query(Long.class)
                .single());
    assertThat(item.path("bytes").asLong()).isPositive();
    assertThat(item.path("usedAt").isNull()).isTrue();
  }

  @Test
  void shouldTakeOfflineWhatIsAcceptedAndStopItsComputation() {
    pass(DAYS + 1);

    Answer refused = accept(busy, idle);
    assertThat(refused.code()).isEqualTo("TAG_IN_USE");
    assertThat(refused.json().path("findings").findValuesAsString("place"))
        .containsExactly("SEGMENT:" + segment);
    assertThat(state(idle)).isEqualTo("ONLINE");

    assertThat(accept(idle).status()).isEqualTo(204);
    assertThat(state(idle)).isEqualTo("SUSPENDED");
    assertThat(proposed()).doesNotContain(idle);
    assertThat(accept(idle).code()).isEqualTo("TAG_NOT_UNUSED");
    assertThat(keeper.send("POST", "/api/tag-runs", Map.of("tags", List.of(busy, idle))).code())
        .isEqualTo("TAG_STOPPED");
    long next = computation.startWhatGoesOn(List.of(busy, idle));
    assertThat(computed(next).path("tags").findValuesAsString("tagCode")).containsExactly(busy);
    assertThat(usageOf(idle).path("stopped").asBoolean()).isTrue();
  }

  @Test
  void shouldComputeATagThatIsOfflineAsLongAsSomethingUsesIt() {
    move(busy, "SUSPEND");

    assertThat(usageOf(busy).path("stopped").asBoolean()).isFalse();
    assertThat(usageOf(busy).path("users").findValuesAsString("code")).containsExactly(segment);
    computed(start(List.of(busy)));

    assertThat(keeper.send("DELETE", "/api/segments/" + segment, Map.of()).status())
        .isLessThan(300);
    assertThat(usageOf(busy).path("stopped").asBoolean()).isTrue();
  }

  @Test
  void shouldCountFromTheLastUseAfterAUseHasEnded() {
    pass(DAYS + 1);
    usage.observe();
    assertThat(keeper.send("DELETE", "/api/segments/" + segment, Map.of()).status())
        .isLessThan(300);
    assertThat(proposed()).doesNotContain(busy);

    pass(DAYS + 1);

    assertThat(item(busy).path("usedAt").isNull()).isFalse();
  }

  @Test
  void shouldCatchUpWhenATagIsBack() {
    pass(DAYS + 1);
    accept(idle);
    long before = runs(idle);

    move(idle, "RESUME");

    assertThat(runs(idle)).isEqualTo(before + 1);
    assertThat(proposed()).doesNotContain(idle);
  }

  @Test
  void shouldLeaveAStoppedTagOfAFileAsItIsUntilItIsBack() {
    String tag = run + ".amount";
    keeper.send("POST", "/api/sources/" + run + "/tags", Map.of());
    pass(DAYS + 1);
    assertThat(accept(tag).status()).isEqualTo(204);

    new ImportCalls(keeper)
        .done("code=" + run + "&key=id", "id;amount\n%1$s-1;50\n%1$s-2;70\n".formatted(run));
    assertThat(largest(tag)).isEqualTo("7");

    move(tag, "RESUME");
    assertThat(largest(tag)).isEqualTo("70");
  }

  @Test
  void shouldSayOfAllTagsAtOnceWhatItSaysOfEachOne() {
    Set<String> used = usage.used();

    for (Tag tag : tags.all()) {
      assertThat(used.contains(tag.code()))
          .as(tag.code())
          .isEqualTo(!usage.usersOf(tag.code()).isEmpty());
    }
    assertThat(used).contains(busy).doesNotContain(idle);
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertThat(keeper.get("/api/tag-proposals?days=0").code()).isEqualTo("TAG_INVALID");
    assertThat(keeper.get("/api/tag-proposals?size=9999").code()).isEqualTo("TAG_INVALID");
    assertThat(accept().code()).isEqualTo("TAG_INVALID");
    assertThat(accept("no.such.tag").code()).isEqualTo("TAG_UNKNOWN");
  }

  private void pass(int days) {
    clock.advance(Duration.ofDays(days));
    signIn();
  }

  private void signIn() {
    keeper = HttpCaller.signedIn(port, "urs", PASSWORD);
  }

  private List<String> proposed() {
    return proposals().path("items").findValuesAsString("code");
  }

  private JsonNode proposals() {
    return keeper.get("/api/tag-proposals?size=500&days=" + DAYS).json();
  }

  private JsonNode item(String code) {
    for (JsonNode item : proposals().path("items")) {
      if (item.path("code").asString().equals(code)) {
        return item;
      }
    }
    throw new AssertionError(code + " is not proposed");
  }

  private Answer accept(String... codes) {
    return keeper.send(
        "POST", "/api/tag-proposals/acceptances", Map.of("tags", List.of(codes), "days", DAYS));
  }

  private void move(String code, String move) {
    int version = keeper.get("/api/tags/" + code + "/sheet").json().path("version").asInt();
    Answer moved =
        keeper.send(
            "POST", "/api/tags/" + code + "/moves", Map.of("move", move, "version", version));
    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
  }

  private String state(String code) {
    return keeper.get("/api/tags/" + code).json().path("state").asString();
  }

  private JsonNode usageOf(String code) {
    return keeper.get("/api/tags/" + code + "/usage").json();
  }

  private String largest(String code) {
    return keeper.get("/api/tags/" + code + "/values").json().path("max").asString();
  }

  private long runs(String code) {
    return keeper.get("/api/tags/" + code + "/runs").json().size();
  }

  private long start(List<String> codes) {
    Answer started = keeper.send("POST", "/api/tag-runs", Map.of("tags", codes));
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    return started.json().path("id").asLong();
  }

  private JsonNode computed(long run) {
    JsonNode answer =
        await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(50))
            .until(
                () -> keeper.get("/api/tag-runs/" + run).json(),
                each -> each.path("run").path("state").asString().equals("DONE"));
    assertThat(answer.path("run").path("failed").asInt()).isZero();
    return answer;
  }

  private static TagSheet sheet() {
    return new TagSheet(
        Theme.ASSETS,
        TagClass.TRANSACTION,
        TagKind.STATISTIC,
        false,
        null,
        null,
        null,
        "sum",
        List.of(),
        "li.na",
        "wang.wei",
        24,
        null);
  }
}
