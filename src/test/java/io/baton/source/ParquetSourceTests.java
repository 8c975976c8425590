package io.baton.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.HttpCaller.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows out of Parquet files. */
class ParquetSourceTests extends ImportingBank {
  @Test
  void shouldImportParquetAndRefuseAnotherStructure() {
    JsonNode first =
        upload(
            "select 'R' || i as no, cast(i as decimal(9,2)) as amount, date '2024-01-01' as day, i as n, [i] as many from range(50) t(i)");

    assertThat(first.path("state").asString()).as(first.toString()).isEqualTo("DONE");
    assertThat(sources.get(own).columns())
        .extracting(column -> column.name() + " " + column.type() + " " + column.scale())
        .containsExactly("amount NUMBER 2", "day DATE 0", "n NUMBER 0");

    JsonNode other =
        upload(
            "select 'R' || i as no, cast(i as varchar) as amount, date '2024-01-01' as day, i as n from range(60) t(i)");

    assertThat(other.path("problem").path("code").asString()).isEqualTo("SOURCE_STRUCTURE_CHANGED");
    assertThat(other.path("problem").path("message").asString())
        .contains("amount")
        .contains("DECIMAL(9,2)")
        .contains("VARCHAR");
    assertThat(sources.get(own).rows()).isEqualTo(50);
    byte[] broken = "PAR1 and then nothing of the kind PAR1".getBytes(StandardCharsets.UTF_8);
    assertThat(imports.upload("/api/imports?code=x&key=no", broken).code())
        .isEqualTo("SOURCE_NOT_PARQUET");
  }

  private JsonNode upload(String select) {
    Path file = warehouse.directory().resolve(own + ".parquet");
    try {
      Files.createDirectories(file.getParent());
      warehouse.execute(
          "copy (%s) to %s (format parquet)".formatted(select, Warehouse.text(file.toString())));
      Answer started =
          imports.upload("/api/imports?code=" + own + "&key=no", Files.readAllBytes(file));
      assertThat(started.status()).as(started.toString()).isEqualTo(202);
      return imports.finished(started.json().path("id").asLong());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
