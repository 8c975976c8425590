package io.baton.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.dictionary.Dictionary.Subject;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Dictionaries over HTTP, searched against plain Java over the same entries. */
@BatonTest
class DictionaryTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final List<String> WORDS =
      List.of("首页", "理财", "手机银行", "转账", "Home", "home", "Loan", "贷款", "存款", "𠮷野家");

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Dictionaries dictionaries;
  @Autowired JdbcClient jdbc;

  private HttpCaller caller;

  @BeforeEach
  void signIn() {
    if (users.find("dina").isEmpty()) {
      users.create(new UserDraft("dina", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("anna", PASSWORD, Set.of("ANALYST"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "dina", PASSWORD);
  }

  @Test
  void shouldFindByPrefixWhatPlainJavaFindsPageByPage() {
    Map<String, Entry> entries = random(3_000);
    dictionaries.put("random", Subject.CODE, "随机", "Random");
    dictionaries.load("random", List.copyOf(entries.values()));

    for (String prefix :
        List.of(
            "", "E0", "e0", "首", "首页", "home", "HOME", "手机银行 1", "𠮷", "%", "_", "E\\", "none")) {
      List<String> expected = PlainSearch.found(entries.values(), prefix);
      List<String> found = new ArrayList<>();
      String after = "";
      do {
        JsonNode page = page("random", prefix, after, 37);
        assertThat(page.path("items").size()).isLessThanOrEqualTo(37);
        page.path("items").forEach(entry -> found.add(entry.path("code").asString()));
        after = page.path("next").isNull() ? null : page.path("next").asString();
      } while (after != null);
      assertThat(found).as("prefix '%s'", prefix).isEqualTo(expected);
    }
  }

  private static Map<String, Entry> random(int size) {
    Random random = new Random(20261128);
    Map<String, Entry> entries = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      String code =
          (random.nextInt(10) == 0 ? "e" : "E") + "%06d".formatted(random.nextInt(999_999));
      String name = WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(300);
      entries.put(
          code,
          new Entry(code, name, random.nextInt(3) == 0 ? null : "Place " + random.nextInt(90)));
    }
    for (String odd : List.of("%", "_x", "E\\1")) {
      entries.put(odd, new Entry(odd, "奇怪的编码", null));
    }
    return entries;
  }

  @Test
  void shouldAnswerWithinThreeTenthsOfASecondWithAsManyCodesAsTheLargestBankHas() {
    dictionaries.put("codes", Subject.CODE, "埋点编码", "Event codes");
    dictionaries.put("products", Subject.PRODUCT, "理财产品", "Wealth products");
    for (int from = 0; from < 71_000; from += 10_000) {
      dictionaries.load("codes", many("EV", from, Math.min(from + 10_000, 71_000)));
    }
    for (int from = 0; from < 88_000; from += 10_000) {
      dictionaries.load("products", many("LC", from, Math.min(from + 10_000, 88_000)));
    }
    assertThat(dictionaries.require("codes").entries()).isEqualTo(71_000);
    assertThat(dictionaries.require("products").entries()).isEqualTo(88_000);

    for (String prefix : List.of("EV0399", "ev", "按钮", "按钮 6", "button 709", "nothing")) {
      long fastest = Long.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
        long start = System.nanoTime();
        page("codes", prefix, "", 20);
        fastest = Math.min(fastest, System.nanoTime() - start);
      }
      assertThat(fastest / 1e6).as("ms for %s", prefix).isLessThan(300);
    }
    assertThat(page("codes", "EV070999", "", 20).at("/items/0/nameEn").asString())
        .isEqualTo("Button 70999");

    JsonNode named =
        caller
            .send(
                "POST",
                "/api/dictionaries/products/names",
                Map.of("codes", List.of("LC087999", "LC088000", "LC000000")))
            .json();
    assertThat(named.at("/items/1/nameZh").asString()).isEqualTo("按钮 87999");
    assertThat(named.path("unknown").toString()).isEqualTo("[\"LC088000\"]");
  }

  private static List<Entry> many(String letters, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new Entry(letters + "%06d".formatted(i), "按钮 " + i, "Button " + i))
        .toList();
  }

  @Test
  void shouldLoadAFileAndSayWhatBecameOfItsLines() {
    put("shops", "MERCHANT");
    String path = "/api/dictionaries/shops/entries";
    Answer first =
        new ImportCalls(caller)
            .upload(
                path,
                "\uFEFFcode,name_zh,name_en\nM1,老王烧烤,Wang BBQ\nM2,\"便利, 店\",\n,没有编码\nM3\nM1,老王烧烤店,Wang BBQ\n"
                    .getBytes(StandardCharsets.UTF_8));

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.json().path("lines").asInt()).isEqualTo(5);
    assertThat(first.json().path("added").asInt()).isEqualTo(2);
    assertThat(first.json().path("refused").asInt()).isEqualTo(2);
    assertThat(first.json().at("/firstRefused/0/place").asString()).isEqualTo("line 4");
    assertThat(page("shops", "M1", "", 9).at("/items/0/nameZh").asString()).isEqualTo("老王烧烤店");

    Answer second =
        caller.send(
            "PUT",
            path,
            Map.of(
                "entries",
                List.of(
                    Map.of("code", "M1", "nameZh", "老王烧烤店", "nameEn", "Wang BBQ"),
                    Map.of("code", "M2", "nameZh", "便利店"),
                    Map.of("code", "x".repeat(101), "nameZh", "太长"),
                    Map.of("code", "M9"))));
    assertThat(second.json().path("added").asInt()).isZero();
    assertThat(second.json().path("changed").asInt()).isEqualTo(1);
    assertThat(second.json().at("/firstRefused/1/place").asString()).isEqualTo("/entries/3");
    assertThat(dictionaries.require("shops").entries()).isEqualTo(2);
    assertThat(
            jdbc.sql("SELECT count(*) FROM access_audit WHERE action = 'DICTIONARY_LOADED'")
                .query(Long.class)
                .single())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void shouldRefuseWhatIsNoDictionaryAndNoFile() {
    put("strict", "CODE");
    ImportCalls files = new ImportCalls(caller);
    String path = "/api/dictionaries/strict/entries";
    assertThat(files.upload(path, new byte[] {75, 44, -1, -2, 10}).code())
        .isEqualTo("DICTIONARY_UNREADABLE");
    assertThat(files.upload(path, "a,\"b\n".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("DICTIONARY_UNREADABLE");
    assertThat(caller.get("/api/dictionaries/nope/entries").code()).isEqualTo("DICTIONARY_UNKNOWN");
    assertThat(caller.get(path + "?after=x").code()).isEqualTo("DICTIONARY_INVALID");
    assertThat(caller.get(path + "?search=" + "x".repeat(201)).code())
        .isEqualTo("DICTIONARY_INVALID");
    assertThat(caller.get(path + "?search=%00").status()).isEqualTo(400);
    Map<String, String> names = Map.of("subject", "CODE", "nameZh", " ", "nameEn", "x");
    assertThat(caller.send("PUT", "/api/dictionaries/strict", names).code())
        .isEqualTo("DICTIONARY_INVALID");
    List<String> many = IntStream.range(0, 10_001).mapToObj(Integer::toString).toList();
    assertThat(caller.send("POST", "/api/dictionaries/strict/names", Map.of("codes", many)).code())
        .isEqualTo("DICTIONARY_TOO_MANY");

    HttpCaller reader = HttpCaller.signedIn(port, "anna", PASSWORD);
    assertThat(reader.get(path).status()).isEqualTo(200);
    assertThat(reader.send("PUT", path, Map.of("entries", List.of())).status()).isEqualTo(403);
    assertThat(caller.send("DELETE", "/api/dictionaries/strict", Map.of()).status()).isEqualTo(403);
  }

  private void put(String code, String subject) {
    Answer made =
        caller.send(
            "PUT",
            "/api/dictionaries/" + code,
            Map.of("subject", subject, "nameZh", "字典", "nameEn", "Dictionary"));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
  }

  private JsonNode page(String dictionary, String search, String after, int limit) {
    Answer answer =
        caller.get(
            "/api/dictionaries/%s/entries?limit=%d&search=%s%s"
                .formatted(
                    dictionary,
                    limit,
                    java.net.URLEncoder.encode(search, StandardCharsets.UTF_8),
                    after.isEmpty() ? "" : "&after=" + after));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
