package io.baton.tag.compute;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The rows of a cube in a file, to be read several times and by several threads. The file stays
 * open, so that a later run that puts another in its place changes nothing here.
 */
final class StoredRows implements Closeable {
  private final FileChannel file;
  private final int measures;
  private final int customers;

  StoredRows(Path file, CubeShape shape) throws IOException {
    this.file = FileChannel.open(file);
    this.measures = shape.measures().size();
    this.customers = PartialsReader.last(this.file) + 1;
  }

  /** No customer of the rows has this number or a greater one. */
  int customers() {
    return customers;
  }

  /**
   * @param sink is handed the same object for every row
   */
  void forEach(Consumer<CubeRow> sink) {
    try {
      PartialsReader reader = new PartialsReader(file);
      CubeRow row = new CubeRow(measures);
      while (reader.read(row)) {
        sink.accept(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
