package io.baton.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.FieldType;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.TagKind;
import io.baton.tag.TagSheet.Theme;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@BatonTest
class TagCatalogueTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Tags tags;

  private HttpCaller keeper;
  private final String run = "cat" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void threeTags() {
    if (users.find("catalogue-keeper").isEmpty()) {
      users.create(new UserDraft("catalogue-keeper", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    keeper = HttpCaller.signedIn(port, "catalogue-keeper", PASSWORD);
    tags.define(List.of(tag("wealth"), tag("debt"), tag("unknown")));
    tags.install(
        Map.of(
            run + ".wealth", sheet(Theme.ASSETS, TagKind.STATISTIC),
            run + ".debt", sheet(Theme.LIABILITIES, TagKind.RULE)));
  }

  @Test
  void shouldCountEveryFacetByWhatTheOthersLeave() {
    JsonNode found = keeper.get("/api/tag-catalogue?search=%s&theme=ASSETS".formatted(run)).json();

    assertThat(found.path("items").findValuesAsString("code")).containsExactly(run + ".wealth");
    JsonNode facets = found.path("facets");
    assertThat(facets.path("theme").path("ASSETS").asInt()).isEqualTo(1);
    assertThat(facets.path("theme").path("LIABILITIES").asInt()).isEqualTo(1);
    assertThat(facets.path("theme").path("NONE").asInt()).isEqualTo(1);
    assertThat(facets.path("kind").path("STATISTIC").asInt()).isEqualTo(1);
    assertThat(facets.path("kind").has("RULE")).isFalse();
  }

  @Test
  void shouldHaveFacetsThatAddUpToWhatTheyWouldLeave() {
    for (String narrowed : List.of("", "&theme=ASSETS", "&kind=STATISTIC&state=ONLINE")) {
      JsonNode found = keeper.get("/api/tag-catalogue?search=" + run + narrowed).json();
      for (String facet : found.path("facets").propertyNames()) {
        String without =
            narrowed.replaceAll("&%s=[A-Z]+".formatted(java.util.regex.Pattern.quote(facet)), "");
        long total =
            keeper.get("/api/tag-catalogue?search=" + run + without).json().path("total").asLong();
        long sum = 0;
        for (var count : found.path("facets").path(facet).properties()) {
          sum += count.getValue().asLong();
          String one = without + "&" + facet + "=" + count.getKey();
          assertThat(
                  keeper
                      .get("/api/tag-catalogue?search=" + run + one)
                      .json()
                      .path("total")
                      .asLong())
              .as(one)
              .isEqualTo(count.getValue().asLong());
        }
        assertThat(sum).as(facet + " beside " + narrowed).isEqualTo(total);
      }
    }
  }

  @Test
  void shouldOrderOnTheServer() {
    tags.computeFromQuery(
        List.of(run + ".debt"), "select 1 as id, 7 as a union all select 2 as id, 8 as a");
    String query = "/api/tag-catalogue?search=%s&order=".formatted(run);

    assertThat(keeper.get(query + "-known").json().path("items").findValuesAsString("code"))
        .containsExactly(run + ".debt", run + ".unknown", run + ".wealth");
    assertThat(keeper.get(query + "-computed").json().path("items").findValuesAsString("code"))
        .startsWith(run + ".debt");
    assertThat(keeper.get(query + "-code").json().path("items").findValuesAsString("code"))
        .containsExactly(run + ".wealth", run + ".unknown", run + ".debt");
    assertThat(keeper.get(query + "random").code()).isEqualTo("TAG_INVALID");
  }

  @Test
  void shouldShowOneTagAndWhetherItsValuesAreOldOrWereNeverComputed() {
    JsonNode tag = keeper.get("/api/tags/" + run + ".wealth").json();

    assertThat(tag.path("state").asString()).isEqualTo("ONLINE");
    assertThat(tag.path("computedAt").isNull()).isTrue();
    assertThat(tag.path("stale").asBoolean()).isTrue();
    assertThat(keeper.get("/api/tags/no.such.tag").code()).isEqualTo("TAG_UNKNOWN");
    assertThat(keeper.get("/audience/tags/" + run + ".wealth").status()).isNotEqualTo(404);
  }

  @Test
  void shouldTurnPages() {
    String query = "/api/tag-catalogue?search=%s&size=2&page=".formatted(run);
    assertThat(keeper.get(query + 0).json().path("items").findValuesAsString("code"))
        .containsExactly(run + ".debt", run + ".unknown");
    assertThat(keeper.get(query + 1).json().path("items").findValuesAsString("code"))
        .containsExactly(run + ".wealth");
    assertThat(keeper.get(query + 1).json().path("total").asInt()).isEqualTo(3);
    assertThat(keeper.get(query + "-1").code()).isEqualTo("TAG_INVALID");
  }

  @Test
  void shouldReportCoverageOfEachTheme() {
    JsonNode coverage = keeper.get("/api/tag-catalogue/coverage").json();
    assertThat(coverage.findValuesAsString("theme"))
        .startsWith(
            "NATURE", "ASSETS", "LIABILITIES", "RISK", "TRANSACTIONS", "BEHAVIOUR", "VALUE");
    assertThat(coverage.get(1).path("online").asInt()).isPositive();
  }

  @Test
  void shouldKeepTagsThatAreNotOnlineOutOfNewRulesOnly() {
    tags.computeFromQuery(
        List.of(run + ".wealth", run + ".unknown"), "select 1 as id, 7 as a, 8 as b where false");

    Answer draft = segment(run + ".unknown");
    assertThat(draft.status()).isEqualTo(422);
    assertThat(draft.code()).isEqualTo("TAG_NOT_ONLINE");
    assertThat(draft.json().path("findings").findValuesAsString("place"))
        .containsExactly("TAG:" + run + ".unknown");

    Answer made = segment(run + ".wealth");
    assertThat(made.status()).isBetween(200, 201);
    Answer suspended =
        keeper.send(
            "POST",
            "/api/tags/%s.wealth/moves".formatted(run),
            Map.of("move", "SUSPEND", "version", 1));
    assertThat(suspended.status()).isEqualTo(200);

    String code = made.json().path("code").asString();
    Answer renamed =
        keeper.send(
            "PUT", "/api/segments/" + code, Map.of("name", "Goes on", "version", version(made)));
    assertThat(renamed.status()).isEqualTo(200);
    assertThat(segment(run + ".wealth").code()).isEqualTo("TAG_NOT_ONLINE");
    JsonNode graph = keeper.get("/api/tags/%s.wealth/lineage".formatted(run)).json();
    assertThat(graph.path("edges").findValuesAsString("from"))
        .containsExactly("COLUMN:account.balance", "TAG:" + run + ".wealth");
    assertThat(graph.path("edges").findValuesAsString("to"))
        .containsExactly("TAG:" + run + ".wealth", "SEGMENT:" + code);
  }

  private static int version(Answer made) {
    return made.json().path("version").asInt();
  }

  private Answer segment(String tag) {
    return keeper.send(
        "POST",
        "/api/segments",
        Map.of("name", "Of " + tag, "rule", Map.of("field", tag, "op", "ge", "value", 1)));
  }

  private TagDraft tag(String name) {
    return new TagDraft(run + "." + name, "测试", "Test", FieldType.NUMBER, 0);
  }

  private static TagSheet sheet(Theme theme, TagKind kind) {
    return new TagSheet(
        theme,
        TagClass.TRANSACTION,
        kind,
        false,
        null,
        null,
        "元",
        "sum of balances",
        List.of("account.balance"),
        "li.na",
        "wang.wei",
        24,
        null);
  }
}
