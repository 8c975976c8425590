package io.baton.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.campaign.News.NewsPage;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who hears of what: whoever planned a campaign or said something about it, and nobody twice. */
@BatonTest
class NewsTests {
  private static final String PASSWORD = "a quiet harbour";

  @Autowired CampaignBank bank;
  @Autowired News news;
  @Autowired Users users;
  @LocalServerPort int port;

  private HttpCaller planner;
  private HttpCaller approver;
  private HttpCaller bystander;
  private final String approverName = "news-" + UUID.randomUUID().toString().substring(0, 8);
  private String code;

  @BeforeEach
  void aCampaignOfSomebody() {
    planner = caller("MARKETER", "news-" + UUID.randomUUID().toString().substring(0, 8));
    approver = caller("APPROVER", approverName);
    bystander = caller("MARKETER", "news-" + UUID.randomUUID().toString().substring(0, 8));
    String segment = bank.segmentOf(bank.customers(40)).code();
    JsonNode made =
        planner
            .send(
                "POST",
                "/api/campaigns",
                Map.of(
                    "name", "n", "goal", "g", "journey", "two-wave-followup", "segment", segment))
            .json();
    code = made.path("code").asString();
    say(planner, "as I planned it");
  }

  @Test
  void shouldTellThePlannerWhatOthersSaidUntilItIsRead() {
    assertThat(items(planner)).as("nobody is told of what they did").isEmpty();
    say(approver, "one");
    say(approver, "two");

    JsonNode page = planner.get("/api/news").json();
    assertThat(page.path("unseen").asInt()).isEqualTo(2);
    assertThat(page.path("items").findValuesAsString("text")).containsExactly("two", "one");
    assertThat(page.path("items").findValuesAsString("campaign")).containsOnly(code);
    assertThat(items(bystander)).as("who has nothing to do with it").isEmpty();

    long newest = page.path("items").get(0).path("id").asLong();
    read(planner, newest - 1);
    assertThat(planner.get("/api/news").json().path("unseen").asInt()).isEqualTo(1);
    read(planner, newest);
    read(planner, 0);
    page = planner.get("/api/news").json();
    assertThat(page.path("unseen").asInt()).as("a mark never goes back").isZero();
    assertThat(page.path("items").size()).as("what is read is still there").isEqualTo(2);
    assertThat(page.path("items").get(0).path("unseen").asBoolean(true)).isFalse();

    read(planner, Long.MAX_VALUE);
    say(approver, "three");
    assertThat(planner.get("/api/news").json().path("unseen").asInt())
        .as("nobody can read what has not happened")
        .isEqualTo(1);
  }

  @Test
  void shouldTellWhoeverSaidSomethingAndNoOtherBranch() {
    assertThat(items(approver)).isEmpty();
    say(approver, "hm");
    say(planner, "because");
    assertThat(items(approver)).containsExactly("because", "as I planned it");

    Person moved = new Person(-1, approverName, Set.of("APPROVER"), "/somewhere-else/");
    NewsPage elsewhere = news.of(moved);
    assertThat(elsewhere.items()).isEmpty();
    assertThat(elsewhere.unseen()).isZero();
  }

  @Test
  void shouldTellNothingToThoseWithoutCampaignsToDecide() {
    HttpCaller operator =
        caller("OPERATOR", "news-" + UUID.randomUUID().toString().substring(0, 8));
    assertThat(operator.get("/api/news").status()).isEqualTo(403);
  }

  private HttpCaller caller(String role, String name) {
    users.create(new UserDraft(name, PASSWORD, Set.of(role), Branches.HEAD_OFFICE));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  private void say(HttpCaller who, String text) {
    assertThat(
            who.send("POST", "/api/campaigns/" + code + "/comments", Map.of("text", text)).status())
        .isEqualTo(200);
  }

  private static void read(HttpCaller who, long upTo) {
    assertThat(who.send("POST", "/api/news/read", Map.of("upTo", upTo)).status()).isEqualTo(204);
  }

  private static List<String> items(HttpCaller who) {
    return who.get("/api/news").json().path("items").findValuesAsString("text");
  }
}
