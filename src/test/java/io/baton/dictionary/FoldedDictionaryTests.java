package io.baton.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.dictionary.Dictionary.Subject;
import io.baton.shared.BatonException;
import io.baton.testing.BatonTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Large dictionaries are blocks with rows before them, and answer as plain Java does. */
@BatonTest
class FoldedDictionaryTests {
  private static final List<String> WORDS =
      List.of("首页", "理财", "手机银行", "转账", "Home", "home", "Loan", "贷款", "𠮷野家");
  private static final List<String> PREFIXES =
      List.of("", "E", "e0", "E00012", "首", "首页 1", "home", "HOME", "𠮷", "p", "Place 7", "zz");

  @Autowired Dictionaries dictionaries;
  @Autowired EntrySearch search;
  @Autowired Folding folding;
  @Autowired Blocks blocks;
  @Autowired LoadNotes notes;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  /** Entries by list, by file and folded, in any order, and each time held against a map. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldAnswerAsAMapWhateverIsLoadedInWhichOrder(long seed) {
    Random random = new Random(seed);
    String code = "mixed-" + seed;
    dictionaries.put(code, Subject.MERCHANT, "商户", "Merchants");
    Map<String, Entry> all = new TreeMap<>();
    for (int load = 0; load < 6; load++) {
      List<Entry> entries = random(random, 1 + random.nextInt(2_500));
      Map<String, Entry> news = new TreeMap<>();
      entries.forEach(entry -> news.put(entry.code(), entry));
      long added = news.keySet().stream().filter(each -> !all.containsKey(each)).count();
      long changed =
          news.values().stream()
              .filter(each -> all.containsKey(each.code()) && !each.equals(all.get(each.code())))
              .count();
      int way = random.nextInt(3);
      Changes changes =
          switch (way) {
            case 0 -> changes(dictionaries.load(code, entries));
            case 1 -> changes(dictionaries.loadCsv(code, csv(entries.stream())));
            default -> fold(code, lines(entries));
          };
      all.putAll(news);

      assertThat(changes).as("load %d by %d", load, way).isEqualTo(new Changes(added, changed));
      for (String prefix : PREFIXES) {
        assertThat(found(code, prefix, 1 + random.nextInt(200)))
            .as("'%s' after load %d by %d", prefix, load, way)
            .isEqualTo(PlainSearch.found(all.values(), prefix));
      }
      List<String> asked = new ArrayList<>(all.keySet().stream().limit(300).toList());
      asked.add("E0");
      asked.add("nobody");
      assertThat(dictionaries.named(code, asked))
          .isEqualTo(asked.stream().filter(all::containsKey).map(all::get).toList());
    }
  }

  @Test
  void shouldKeepALargeFileInBlocksOfAFewBytesAnEntry() {
    dictionaries.put("large", Subject.MERCHANT, "商户", "Merchants");
    dictionaries.load("large", List.of(new Entry("M000000007", "旧名", null)));
    Loaded loaded =
        dictionaries.loadCsv(
            "large",
            new ByteArrayInputStream(
                packed(
                    text(IntStream.range(0, 120_000).mapToObj(FoldedDictionaryTests::merchant))
                        .getBytes(StandardCharsets.UTF_8))));

    assertThat(loaded.lines()).isEqualTo(120_000);
    assertThat(loaded.added()).isEqualTo(119_999);
    assertThat(loaded.changed()).isEqualTo(1);
    assertThat(dictionaries.require("large").entries()).isEqualTo(120_000);
    assertThat(rowsOf("large")).isZero();
    assertThat(dictionaries.named("large", List.of("M000000007", "M000119999", "M000120000")))
        .containsExactly(merchant(7), merchant(119_999));
    long edition = blocks.edition(id("large")).orElseThrow();
    assertThat(
            jdbc.sql(
                    "select sum(length(lines) + length(first)) from dictionary_block where edition"
                        + " = ?")
                .param(edition)
                .query(Long.class)
                .single())
        .isLessThan(120_000 * 60L);
    assertThat(
            jdbc.sql(
                    "select count(*) from dictionary_block where edition = ? and length(lines) >"
                        + " 8000")
                .param(edition)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void shouldKeepWhatThereIsWhereALoadFailsAndShowItMeanwhile() {
    dictionaries.put("kept", Subject.MERCHANT, "商户", "Merchants");
    fold(
        "kept",
        lines(IntStream.range(0, 3_000).mapToObj(FoldedDictionaryTests::merchant).toList()));
    List<String> before = found("kept", "M0000", 200);
    Iterator<byte[]> more =
        lines(
            IntStream.range(1_000, 60_000)
                .mapToObj(n -> new Entry(merchant(n).code(), "新名", null))
                .toList());
    Iterator<byte[]> breaking =
        new Iterator<>() {
          private int read;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public byte[] next() {
            if (++read == 59_000) {
              assertThat(CompletableFuture.supplyAsync(() -> found("kept", "M0000", 200)).join())
                  .isEqualTo(before);
              throw new IllegalStateException("the disk is full");
            }
            return more.next();
          }
        };

    assertThatThrownBy(() -> fold("kept", breaking)).hasMessageContaining("the disk is full");

    assertThat(found("kept", "M0000", 200)).isEqualTo(before);
    assertThat(dictionaries.named("kept", List.of("M000002000"))).containsExactly(merchant(2_000));
  }

  @Test
  void shouldKeepWhatThereIsWhereAFileBreaksOffAndForgetWhatIsRemoved() {
    dictionaries.put("broken", Subject.MERCHANT, "商户", "Merchants");
    fold("broken", lines(List.of(merchant(1))));
    byte[] good =
        text(IntStream.range(0, 1_000).mapToObj(FoldedDictionaryTests::merchant))
            .getBytes(StandardCharsets.UTF_8);
    byte[] bad = Arrays.copyOf(good, good.length + 1);
    bad[good.length] = (byte) 0xff;

    assertThatThrownBy(() -> dictionaries.loadCsv("broken", new ByteArrayInputStream(bad)))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(DictionaryError.DICTIONARY_UNREADABLE));
    assertThatThrownBy(
            () ->
                dictionaries.loadCsv(
                    "broken", new ByteArrayInputStream(Arrays.copyOf(packed(good), 500))))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code().toString()).isEqualTo("SOURCE_BROKEN_ARCHIVE"));
    assertThat(found("broken", "", 200)).containsExactly(merchant(1).code());

    long edition = blocks.edition(id("broken")).orElseThrow();
    dictionaries.remove("broken");
    assertThat(
            jdbc.sql("select count(*) from dictionary_block where edition = ?")
                .param(edition)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void shouldShowHowFarALoadIs() {
    dictionaries.put("slow", Subject.MERCHANT, "商户", "Merchants");
    assertThat(dictionaries.require("slow").loading()).isNull();

    try (LoadNotes.Note note = notes.begin("slow", 0)) {
      note.at(Dictionary.Stage.CHINESE_NAMES, 7, 9L);
      await().until(() -> dictionaries.require("slow").loading() != null);
      Dictionary.Loading loading = dictionaries.require("slow").loading();
      assertThat(loading)
          .extracting("stage", "done", "total")
          .containsExactly(Dictionary.Stage.CHINESE_NAMES, 7L, 9L);
    }

    await().until(() -> dictionaries.require("slow").loading() == null);
  }

  @Test
  void shouldReadAFewPagesForABlock() {
    dictionaries.put("cheap", Subject.MERCHANT, "商户", "Merchants");
    fold(
        "cheap",
        lines(IntStream.range(0, 60_000).mapToObj(FoldedDictionaryTests::merchant).toList()));
    long edition = blocks.edition(id("cheap")).orElseThrow();

    for (String prefix : List.of("M", "M00005", "Z")) {
      JsonNode plan =
          JsonMapper.shared()
              .readTree(
                  jdbc.sql("explain (analyze, buffers, format json) " + Blocks.HOLDING)
                      .param("edition", edition)
                      .param("ordering", Blocks.BY_CODE)
                      .param("from", EntryLine.bytes(prefix))
                      .query(String.class)
                      .single())
              .get(0)
              .path("Plan");
      assertThat(plan.path("Actual Rows").asDouble()).isEqualTo(1);
      assertThat(plan.path("Shared Hit Blocks").asLong() + plan.path("Shared Read Blocks").asLong())
          .as(prefix)
          .isLessThan(12);
    }
  }

  private static Changes changes(Loaded loaded) {
    return new Changes(loaded.added(), loaded.changed());
  }

  private Changes fold(String code, Iterator<byte[]> sorted) {
    return transaction.execute(
        status -> {
          Changes changes = folding.fold(id(code), sorted, notes.begin(code));
          return changes;
        });
  }

  private static Iterator<byte[]> lines(List<Entry> entries) {
    return entries.stream().map(EntryLine::of).sorted(EntryLine.BY_CODE).iterator();
  }

  private static Entry merchant(int n) {
    return new Entry(
        "M%09d".formatted(n),
        WORDS.get(n * 31 % 9) + " " + (n * 7_919L % 99_991),
        n % 2 == 0 ? null : "Shop " + n);
  }

  private static List<Entry> random(Random random, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                new Entry(
                    (random.nextInt(10) == 0 ? "e" : "E") + "%05d".formatted(random.nextInt(4_000)),
                    WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(30),
                    random.nextInt(3) == 0 ? null : "Place " + random.nextInt(90)))
        .toList();
  }

  private List<String> found(String code, String prefix, int size) {
    List<String> found = new ArrayList<>();
    EntryPlace after = EntryPlace.START;
    while (after != null) {
      EntrySearch.Found page = search.page(id(code), prefix, after, size);
      page.items().forEach(entry -> found.add(entry.code()));
      after = page.next() == null ? null : EntryPlace.parse(page.next().token());
    }
    return found;
  }

  private static ByteArrayInputStream csv(Stream<Entry> entries) {
    return new ByteArrayInputStream(text(entries).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Stream<Entry> entries) {
    return entries
        .map(
            entry ->
                entry.code()
                    + ','
                    + entry.nameZh()
                    + ','
                    + (entry.nameEn() == null ? "" : entry.nameEn())
                    + '\n')
        .collect(Collectors.joining());
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private long rowsOf(String code) {
    return jdbc.sql("select count(*) from dictionary_entry where dictionary = ?")
        .param(id(code))
        .query(Long.class)
        .single();
  }

  private int id(String code) {
    return jdbc.sql("select id from dictionary_dictionary where code = ?")
        .param(code)
        .query(Integer.class)
        .single();
  }
}
