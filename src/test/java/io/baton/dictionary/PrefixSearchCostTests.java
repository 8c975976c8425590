package io.baton.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.dictionary.Dictionary.Subject;
import io.baton.testing.BatonTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page costs what is on it, wherever in a large dictionary the names with the prefix stand. */
@BatonTest
class PrefixSearchCostTests {
  private static final int ENTRIES = 60_000;

  /** Pages of eight kilobytes: a way down the tree, the leaves and the rows. */
  private static final int FEW = 60;

  @Autowired Dictionaries dictionaries;
  @Autowired JdbcClient jdbc;

  @Test
  void shouldReadAFewPagesFromWhereThePrefixBegins() {
    dictionaries.put("large", Subject.MERCHANT, "商户", "Merchants");
    int dictionary = id("large");
    jdbc.sql(
            """
            insert into dictionary_entry (dictionary, code, name_zh, name_en)
            select ?, 'M' || lpad(n::text, 9, '0'), '店' || lpad(n::text, 9, '0'), 'Shop ' || n
            from generate_series(1, ?) n""")
        .params(dictionary, ENTRIES)
        .update();
    jdbc.sql("analyze dictionary_entry").update();

    // The last names there are, and the middle of a long list of those with the prefix.
    assertThat(pagesRead(dictionary, "店00005999", "店00005999", "")).isLessThan(FEW);
    assertThat(pagesRead(dictionary, "店", "店000030000", "M000030000")).isLessThan(FEW);
  }

  /** The database has learnt of the others, and would learn of this one minutes later. */
  @Test
  void shouldReadAFewPagesOfADictionaryThatWasJustLoaded() {
    dictionaries.put("others", Subject.MERCHANT, "商户", "Merchants");
    dictionaries.load("others", entries(ENTRIES));
    jdbc.sql("analyze dictionary_entry").update();
    dictionaries.put("fresh", Subject.PRODUCT, "产品", "Products");

    dictionaries.load("fresh", entries(ENTRIES));

    int fresh = id("fresh");
    assertThat(pagesRead(fresh, "店00005999", "店00005999", "")).isLessThan(FEW);
    assertThat(pagesRead(fresh, "店", "店000030000", "M000030000")).isLessThan(FEW);
  }

  @Test
  void shouldLookUpEachCodeAtItsPlace() {
    dictionaries.put("named", Subject.MERCHANT, "商户", "Merchants");
    dictionaries.load("named", entries(ENTRIES));

    JdbcClient.StatementSpec asked =
        explained(EntrySearch.NAMED)
            .param("dictionary", id("named"))
            .param("codes", new String[] {"M000000007", "M000059000", "M000030000", "nobody's"});

    assertThat(pagesOf(asked)).isLessThan(FEW);
  }

  private static List<Entry> entries(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(n -> new Entry("M%09d".formatted(n), "店%09d".formatted(n), "Shop " + n))
        .toList();
  }

  private int id(String code) {
    return jdbc.sql("select id from dictionary_dictionary where code = ?")
        .param(code)
        .query(Integer.class)
        .single();
  }

  private long pagesRead(int dictionary, String prefix, String key, String code) {
    return pagesOf(
        explained(EntrySearch.NAMES.get(0))
            .param("dictionary", dictionary)
            .param("from", prefix)
            .param("to", prefix + "\uDBFF\uDFFF")
            .param("key", key)
            .param("code", code)
            .param("most", 21));
  }

  private JdbcClient.StatementSpec explained(String sql) {
    return jdbc.sql("explain (analyze, buffers, format json) " + sql);
  }

  private static long pagesOf(JdbcClient.StatementSpec asked) {
    JsonNode root =
        JsonMapper.shared().readTree(asked.query(String.class).single()).get(0).path("Plan");
    assertThat(root.path("Actual Rows").asDouble()).isPositive();
    return root.path("Shared Hit Blocks").asLong() + root.path("Shared Read Blocks").asLong();
  }
}
