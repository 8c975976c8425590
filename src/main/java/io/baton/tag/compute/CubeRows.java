package io.baton.tag.compute;

import io.baton.shared.BatonException;
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
    CubeSelect select = new CubeSelect(shape, engine.dialect());
    Together together = new Together(select, shape.measures().size(), sink);
    try {
      engine.queryNumbers(select.of(asOf, days), select.columns(), together);
      together.end();
    } catch (ArithmeticException e) {
      throw new BatonException(
          DefinitionError.TAG_ENGINE_FAILED, "a sum has more digits than a tag can hold", e);
    }
  }

  /** Rows of one customer, day and combination follow each other and become one. */
  final class Together implements Consumer<long[]> {
    private final CubeSelect select;
    private final Consumer<CubeRow> sink;
    private CubeRow open;
    private CubeRow next;
    private boolean any;

    Together(CubeSelect select, int measures, Consumer<CubeRow> sink) {
      this.select = select;
      this.sink = sink;
      this.open = new CubeRow(measures);
      this.next = new CubeRow(measures);
    }

    @Override
    public void accept(long[] numbers) {
      select.read(numbers, next);
      if (any && open.isWith(next)) {
        open.add(next);
        return;
      }
      end();
      CubeRow read = next;
      next = open;
      open = read;
      any = true;
    }

    void end() {
      if (any) {
        sink.accept(open);
      }
    }
  }
}
