package io.baton.tag.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a cube's rows come from, in order of customer, day and combination. */
@FunctionalInterface
interface CubeRows {
  /** All of them out of the engine. */
  CubeRows DIRECT =
      (shape, engine, asOf) -> {
        Path file = Files.createTempFile("baton-cube", ".rows");
        try {
          try (PartialsWriter writer = new PartialsWriter(file, Map.of())) {
            query(shape, engine, asOf, null, writer::append);
            writer.finish();
          }
          return new StoredRows(file, shape);
        } finally {
          // Whoever has it open goes on reading.
          Files.delete(file);
        }
      };

  /** Asks the engine once; the answer can then be read as often as there are parts. */
  StoredRows read(CubeShape shape, TagEngine engine, LocalDate asOf) throws IOException;

  /**
   * @param days null for all in the longest window
   */
  static void query(
      CubeShape shape,
      TagEngine engine,
      LocalDate asOf,
      @Nullable Collection<Integer> days,
      Consumer<CubeRow> sink) {
    CubeRow cubeRow = new CubeRow(shape.measures().size());
    engine.queryNumbers(
        new CubeSelect(shape, engine.dialect()).of(asOf, days),
        4 + 4 * cubeRow.counts.length,
        row -> {
          cubeRow.customer = (int) row[0];
          cubeRow.day = (int) row[1];
          cubeRow.combination = (int) row[2];
          cubeRow.rows = row[3];
          for (int m = 0; m < cubeRow.counts.length; m++) {
            int at = 4 + 4 * m;
            cubeRow.counts[m] = row[at];
            cubeRow.sums[m] = row[at + 1];
            cubeRow.least[m] = row[at + 2];
            cubeRow.most[m] = row[at + 3];
          }
          sink.accept(cubeRow);
        });
  }
}
