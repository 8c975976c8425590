package io.baton.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows out of a real PostgreSQL. */
class TableSourceTests extends ImportingBank {
  @Test
  void shouldImportATableAndRefreshIt() throws SQLException {
    sql(
        "create table %s (no text, amount numeric(12,2), opened date, seen timestamptz, vip boolean, tags text[])"
            .formatted(own),
        "insert into %s select 'P' || i, i * 1.25, date '2024-01-01' + i, timestamptz '2024-03-01 23:30:00+00', i %% 2 = 0, '{a}' from generate_series(1, 12000) i"
            .formatted(own),
        "insert into %s values (null, 1, null, null, null, null)".formatted(own));

    JsonNode preview = preview("dwh", own).json();
    JsonNode status = start(preview, Map.of("code", own, "key", "no"));

    assertThat(preview.path("kind").asString()).isEqualTo("JDBC");
    assertThat(preview.path("findings").get(0).path("place").asString()).isEqualTo("tags");
    assertThat(status.path("state").asString()).as(status.toString()).isEqualTo("DONE");
    assertThat(status.path("accepted").asLong()).isEqualTo(12_000);
    assertThat(status.path("rejected").asLong()).isEqualTo(1);
    assertThat(one("select sum(amount) from %s")).isEqualTo("90007500.00");
    // Half past eleven in London is the next day at the bank.
    assertThat(one("select min(seen) from %s")).isEqualTo("2024-03-02");
    assertThat(one("select count(*) filter (where vip) from %s")).isEqualTo("6000");

    sql("update %s set amount = 0 where no = 'P1'".formatted(own));
    JsonNode again = refreshed(false);

    assertThat(again.path("changed").asLong()).isEqualTo(1);
    assertThat(again.path("unchanged").asLong()).isEqualTo(11_999);
  }

  @Test
  void shouldKeepTheLastGoodStateWhereTheTableHasAnotherStructure() throws SQLException {
    sql(
        "create table %s (no text, amount numeric(12,2), job text)".formatted(own),
        "insert into %s values ('Q1', 1, 'a'), ('Q2', 2, 'b')".formatted(own));
    start(preview("dwh", own).json(), Map.of("code", own, "key", "no"));
    sql(
        "alter table %s alter column amount type text, drop column job".formatted(own),
        "insert into %s values ('Q3', '3')".formatted(own));

    JsonNode gone = refreshed(false);
    sql("alter table %s add column job text".formatted(own));
    JsonNode retyped = refreshed(false);

    assertThat(gone.path("state").asString()).isEqualTo("FAILED");
    assertThat(gone.path("problem").path("code").asString()).isEqualTo("SOURCE_STRUCTURE_CHANGED");
    assertThat(gone.path("problem").path("message").asString()).contains("job");
    assertThat(retyped.path("problem").path("message").asString())
        .contains("amount")
        .contains("numeric(12,2)")
        .contains("text");
    assertThat(sources.get(own).rows()).isEqualTo(2);
    assertThat(refreshed(true).path("accepted").asLong()).isEqualTo(3);
    JsonNode register = marketer.get("/api/sources/" + own + "/register").json();
    assertThat(register.path("structures").get(0).path("version").asInt()).isEqualTo(2);
    assertThat(register.path("structures").toString()).contains("numeric(12,2)").contains("text");
  }

  @Test
  void shouldKeepTheLastGoodStateWhereTheDatabaseVanishesInTheMiddle() throws SQLException {
    connect("far", PROXY.port());
    sql(
        "create table %s (no text, word text)".formatted(own),
        "insert into %s select 'V' || i, 'word' from generate_series(1, 60000) i".formatted(own));
    JsonNode first = start(preview("far", own).json(), Map.of("code", own, "key", "no"));
    sql("update %s set word = 'other'".formatted(own));
    PROXY.cutAfter(300_000);

    JsonNode cut = refreshed(false);
    PROXY.cutAfter(Long.MAX_VALUE);

    assertThat(first.path("accepted").asLong()).isEqualTo(60_000);
    assertThat(cut.path("state").asString()).isEqualTo("FAILED");
    assertThat(cut.path("problem").path("code").asString()).isEqualTo("SOURCE_VANISHED");
    assertThat(one("select count(*) filter (where word = 'word') from %s")).isEqualTo("60000");
    assertThat(refreshed(false).path("changed").asLong()).isEqualTo(60_000);
  }
}
