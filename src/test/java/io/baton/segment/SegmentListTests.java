package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@BatonTest
class SegmentListTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final int MADE = 1_000;

  /** Whatever stands in names: wildcards of LIKE, quotes, a surrogate pair, a wide letter. */
  private static final String[] WORDS = {
    "理财", "到期", "客群", "100%", "a_b", "O'Neil", "春节🧧", "工资代发", "Ⅷ级", "\\d", "VIP", "vip-2"
  };

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired JdbcClient jdbc;

  private HttpCaller caller;
  private HttpCaller north;

  @BeforeEach
  void storeMany() {
    if (users.find("lister").isEmpty()) {
      branches.putAll(List.of(new Branch("NL", "North list", Branches.HEAD_OFFICE, "")));
      users.create(new UserDraft("lister", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("lister-n", PASSWORD, Set.of("MARKETER"), "NL"));
      String path =
          jdbc.sql("select path from access_branch where code = 'NL'").query(String.class).single();
      Random random = new Random(12);
      for (int i = 0; i < MADE; i++) {
        String name =
            WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)] + i;
        jdbc.sql(
                """
                insert into segment_segment
                  (code, name, description, kind, definition, version, scope, owner, class, created_at,
                   updated_at)
                values (?, ?, '', 'RULE', '{"field":"x","op":"known"}', 1, ?, ?, nullif(?, ''),
                  now(), timestamptz '2020-01-01' + ? * interval '1 second')""")
            .params(
                "LIST-" + i,
                name,
                i % 4 == 0 ? path : "/",
                "owner" + i % 3,
                i % 5 == 0 ? "" : List.of("wealth", "card").get(i % 2),
                // Many have the same second, so that the order needs the id as well.
                i / 7)
            .update();
      }
    }
    caller = HttpCaller.signedIn(port, "lister", PASSWORD);
    north = HttpCaller.signedIn(port, "lister-n", PASSWORD);
  }

  @Test
  void shouldPageThroughAllWithoutGapOrRepetition() {
    List<String> paged = codes(caller, "search=LIST-", 37);

    assertThat(paged)
        .isEqualTo(
            jdbc.sql(
                    """
                    select code from segment_segment where code like 'LIST-%'
                    order by updated_at desc, id desc""")
                .query(String.class)
                .list())
        .hasSize(MADE);
  }

  @Test
  void shouldFindWhatASlowSearchFinds() {
    List<String> parts = new ArrayList<>(List.of(WORDS));
    parts.addAll(List.of("财", "理财 到", "%", "_", "'", "\\", "LIST-9", "list-9", "🧧", "无", "财期"));
    for (String part : parts) {
      assertThat(codes(caller, "search=" + encoded(part), 200))
          .as(part)
          .isEqualTo(
              jdbc.sql(
                      """
                      select code from segment_segment
                      where position(lower(:part) in lower(name || ' ' || code)) > 0
                        and retired_at is null
                      order by updated_at desc, id desc""")
                  .param("part", part)
                  .query(String.class)
                  .list());
    }
  }

  @Test
  void shouldFilterAndCountByFacets() {
    assertThat(codes(caller, "search=LIST-&owner=owner1&class=card", 200))
        .hasSameElementsAs(
            IntStream.range(0, MADE)
                .filter(i -> i % 3 == 1 && i % 5 != 0 && i % 2 == 1)
                .mapToObj(i -> "LIST-" + i)
                .toList());
    JsonNode facets = caller.get("/api/segments/facets?search=LIST-").json();
    assertThat(facets.path("total").asInt()).isEqualTo(MADE);
    assertThat(facets.path("classes").valueStream().mapToInt(each -> each.path("count").asInt()))
        .containsExactly(400, 400, 200);
    assertThat(codes(caller, "search=LIST-&class=-", 200)).hasSize(200);
  }

  @Test
  void shouldShowABranchItsOwnOnly() {
    assertThat(codes(north, "search=LIST-", 200)).hasSize(MADE / 4);
    assertThat(north.get("/api/segments/facets?search=LIST-").json().path("total").asInt())
        .isEqualTo(MADE / 4);
  }

  @Test
  void shouldFileAllOrNoneAndSayWhatWasBefore() {
    Answer filed =
        caller.send(
            "POST",
            "/api/segment-classes/filing",
            Map.of("segments", List.of("LIST-1", "LIST-5"), "segmentClass", "risk"));
    assertThat(filed.json().path("LIST-1").asString()).isEqualTo("card");
    assertThat(filed.json().path("LIST-5").asString()).isEmpty();
    assertThat(codes(caller, "search=LIST-&class=risk", 50)).containsExactly("LIST-5", "LIST-1");
    caller.send(
        "POST",
        "/api/segment-classes/filing",
        Map.of("segments", List.of("LIST-1"), "segmentClass", "card"));
    caller.send("POST", "/api/segment-classes/filing", Map.of("segments", List.of("LIST-5")));
    assertThat(codes(caller, "search=LIST-&class=risk", 50)).isEmpty();

    Answer foreign =
        north.send(
            "POST",
            "/api/segment-classes/filing",
            Map.of("segments", List.of("LIST-4", "LIST-1"), "segmentClass", "risk"));
    assertThat(foreign.code()).isEqualTo("SEGMENT_UNKNOWN");
    assertThat(codes(caller, "search=LIST-&class=risk", 50)).isEmpty();
  }

  @Test
  void shouldAddATemporaryClassOnce() {
    Map<String, Object> draft =
        Map.of("code", "spring-2027", "nameZh", "2027 春节", "nameEn", "Spring", "temporary", true);
    assertThat(caller.send("POST", "/api/segment-classes", draft).status()).isEqualTo(201);
    assertThat(caller.send("POST", "/api/segment-classes", draft).code())
        .isEqualTo("SEGMENT_CLASS_EXISTS");
    assertThat(caller.get("/api/segment-classes").json().size()).isEqualTo(16);
  }

  @Test
  void shouldRefuseWhatIsNoPage() {
    assertThat(caller.get("/api/segments?limit=100000").code()).isEqualTo("SEGMENT_INVALID");
    assertThat(caller.get("/api/segments?after=1%3Bdrop").code()).isEqualTo("SEGMENT_INVALID");
    assertThat(caller.get("/api/segments?after=9223372036854775807_1").code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(caller.get("/api/segments?search=" + "x".repeat(101)).code())
        .isEqualTo("SEGMENT_INVALID");
    assertThat(caller.get("/api/segments?search=%00").status()).isEqualTo(400);
  }

  private static List<String> codes(HttpCaller caller, String query, int limit) {
    List<String> codes = new ArrayList<>();
    String after = "";
    do {
      Answer answer = caller.get("/api/segments?limit=" + limit + "&" + query + after);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      answer.json().path("items").forEach(row -> codes.add(row.path("code").asString()));
      JsonNode next = answer.json().path("next");
      after = next.isString() ? "&after=" + next.asString() : null;
    } while (after != null);
    return codes;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
