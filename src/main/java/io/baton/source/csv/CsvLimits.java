package io.baton.source.csv;

/**
 * How much of a hostile file is read before it is refused.
 *
 * @param columns most columns a header may have
 * @param lineLength most characters in one line, and in one quoted field that spans lines
 * @param expandedBytes most bytes after decompression
 * @param expansion most bytes a compressed byte may become, once past the first megabytes
 */
public record CsvLimits(int columns, int lineLength, long expandedBytes, int expansion) {
  public static final CsvLimits DEFAULT = new CsvLimits(150, 1 << 18, 64L << 30, 200);
}
