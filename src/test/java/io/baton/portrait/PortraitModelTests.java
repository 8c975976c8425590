package io.baton.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.AuditEntry;
import io.baton.access.UserDraft;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sections of a portrait are those of the model, and change with it. */
@BatonTest
@TestPropertySource(properties = "baton.portrait.smallest-group=10")
class PortraitModelTests extends PortraitBank {
  private static final String PATH = "/api/portrait-model";

  @Autowired Audit audit;
  @Autowired Branches branches;

  private HttpCaller analyst;

  @BeforeEach
  void signIn() {
    if (users.find("anna").isEmpty()) {
      users.create(new UserDraft("anna", PASSWORD, Set.of("ANALYST"), "0000"));
    }
    analyst = HttpCaller.signedIn(port, "anna", PASSWORD);
  }

  @Test
  void shouldBeginWithTheThemesAndClassesOfTheDataSheets() {
    JsonNode dimensions =
        JsonMapper.shared()
            .readTree(
                jdbc.queryForObject(
                    "select dimensions::text from portrait_model where version = 1", String.class));

    assertThat(codes(dimensions))
        .containsExactly(
            "NATURE", "ASSETS", "LIABILITIES", "RISK", "TRANSACTIONS", "BEHAVIOUR", "VALUE");
    for (JsonNode dimension : dimensions) {
      assertThat(codes(dimension.path("attributes")))
          .containsExactly("POPULATION", "BEHAVIOUR", "TRANSACTION", "CONSUMPTION", "MARKETING");
    }
    assertThat(dimensions.get(6).path("nameZh").asString()).isEqualTo("价值");
    assertThat(dimensions.get(6).at("/attributes/4/takes/0").toString())
        .contains("VALUE", "MARKETING");
  }

  @Test
  void shouldBuildThePortraitFromTheModel() {
    String buyers = segment("buy", "yes");
    Map<String, Object> people =
        dimension("PEOPLE", attribute("ALL", List.of(sort("NATURE", null)), List.of()));
    Map<String, Object> picked =
        dimension(
            "PICKED",
            attribute("NUMBERS", List.of(), List.of("folk.n101")),
            attribute("WORDS", List.of(), List.of("folk.c3", "folk.c50")));

    change(people, picked);
    assertThat(sections(buyers))
        .containsExactly("PEOPLE: ALL " + (Folk.COLUMNS - 3), "PICKED: NUMBERS 1, WORDS 2");
    assertThat(placeOf(buyers, "folk.c3")).isEqualTo("PICKED/WORDS");
    assertThat(placeOf(buyers, "folk.c4")).isEqualTo("PEOPLE/ALL");

    change(picked, people);
    assertThat(sections(buyers))
        .containsExactly("PICKED: NUMBERS 1, WORDS 2", "PEOPLE: ALL " + (Folk.COLUMNS - 3));

    Answer last = change(picked);
    assertThat(sections(buyers))
        .containsExactly("PICKED: NUMBERS 1, WORDS 2", "null: null " + (Folk.COLUMNS - 3));
    assertThat(codes(last.json().path("tags")).subList(0, 3))
        .containsExactly("folk.n101", "folk.c3", "folk.c50");
    assertThat(last.json().at("/tags/3/dimension").isNull()).isTrue();
    assertThat(caller.get(PATH).json()).as("what everybody reads").isEqualTo(last.json());
    AuditEntry entry = audit.page(0, 1).get(0);
    assertThat(entry.action()).isEqualTo("PORTRAIT_MODEL_CHANGED");
    assertThat(entry.actor()).isEqualTo("anna");
    assertThat(entry.details()).containsEntry("version", last.json().at("/model/version").asInt());
    assertThat(caller.get("/api/portraits/" + buyers + "/portrait.csv").text())
        .contains("folk.c3,PICKED,WORDS,v1,");
  }

  @Test
  void shouldLetOnlyAnalystsAndAdministratorsChangeIt() {
    long before = audit.size();
    Answer refused =
        caller.send("PUT", PATH, draft(version(), dimension("A", attribute("B", List.of()))));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(audit.size()).isEqualTo(before);
  }

  @Test
  void shouldLetHeadOfficeAloneChangeIt() {
    branches.putAll(List.of(new Branch("M100", "Model Branch", null)));
    users.create(new UserDraft("bea", PASSWORD, Set.of("ANALYST"), "M100"));

    Answer refused =
        HttpCaller.signedIn(port, "bea", PASSWORD)
            .send("PUT", PATH, draft(version(), dimension("A", attribute("B", List.of()))));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("PORTRAIT_MODEL_HEAD_OFFICE_ONLY");
  }

  @Test
  void shouldNotOverwriteWhatSomebodyElseChanged() {
    int read = version();
    Map<String, Object> one = dimension("ONE", attribute("A", List.of()));
    assertThat(analyst.send("PUT", PATH, draft(read, one)).status()).isEqualTo(200);

    Answer late =
        analyst.send("PUT", PATH, draft(read, dimension("TWO", attribute("A", List.of()))));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("PORTRAIT_MODEL_CHANGED");
    assertThat(codes(caller.get(PATH).json().at("/model/dimensions"))).containsExactly("ONE");
  }

  @Test
  void shouldNameThePlaceOfWhatIsWrong() {
    Answer refused =
        analyst.send(
            "PUT",
            PATH,
            draft(
                version(),
                dimension(
                    "A",
                    attribute(
                        "B",
                        List.of(sort("RISK", "MARKETING"), sort("RISK", "MARKETING")),
                        List.of("folk.c3", "nobody's")),
                    attribute("B", List.of(), List.of("folk.c3"))),
                dimension("no code", attribute("C", List.of())),
                dimension("E")));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("PORTRAIT_MODEL_INVALID");
    List<String> places = new ArrayList<>();
    refused.json().path("findings").forEach(one -> places.add(one.path("place").asString()));
    assertThat(places)
        .containsExactly(
            "/dimensions/0/attributes/0/takes/1",
            "/dimensions/0/attributes/0/tags/1",
            "/dimensions/0/attributes/1/code",
            "/dimensions/0/attributes/1/tags/0",
            "/dimensions/1/code",
            "/dimensions/2/attributes");
    assertThat(analyst.sendText("PUT", PATH, "{\"version\":1}", "application/json").status())
        .isEqualTo(422);
  }

  private Answer change(Object... dimensions) {
    Answer changed = analyst.send("PUT", PATH, draft(version(), dimensions));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    return changed;
  }

  private int version() {
    return caller.get(PATH).json().at("/model/version").asInt();
  }

  private List<String> sections(String segment) {
    List<String> sections = new ArrayList<>();
    JsonNode portrait = caller.get("/api/portraits/" + segment + "?search=folk.").json();
    for (JsonNode section : portrait.path("sections")) {
      List<String> attributes = new ArrayList<>();
      section
          .path("attributes")
          .forEach(
              one ->
                  attributes.add(
                      one.path("attribute").asString("null") + " " + one.path("tags").asInt()));
      sections.add(
          section.path("dimension").asString("null") + ": " + String.join(", ", attributes));
    }
    return sections;
  }

  private String placeOf(String segment, String code) {
    JsonNode tag =
        caller.get("/api/portraits/" + segment + "?search=" + code).json().path("tags").get(0);
    return tag.path("dimension").asString() + "/" + tag.path("attribute").asString();
  }

  private static Map<String, Object> draft(int version, Object... dimensions) {
    return Map.of("version", version, "dimensions", List.of(dimensions));
  }

  @SafeVarargs
  private static Map<String, Object> dimension(String code, Map<String, Object>... attributes) {
    return Map.of("code", code, "nameZh", "维度", "nameEn", "one", "attributes", List.of(attributes));
  }

  private static Map<String, Object> attribute(String code, List<String> tags) {
    return attribute(code, List.of(), tags);
  }

  private static Map<String, Object> attribute(
      String code, List<Map<String, Object>> takes, List<String> tags) {
    return Map.of("code", code, "nameZh", "属性", "nameEn", "one", "takes", takes, "tags", tags);
  }

  private static Map<String, Object> sort(
      String theme, @org.jspecify.annotations.Nullable String type) {
    Map<String, Object> sort = new HashMap<>();
    sort.put("theme", theme);
    sort.put("type", type);
    return sort;
  }
}
