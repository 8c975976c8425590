package io.baton.dictionary;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads blocks: each wanted line is in the last block that begins before it, or in that one's
 * successors.
 */
@Component
class Blocks {
  static final int BY_CODE = 0;
  static final int BY_NAME_ZH = 1;
  static final int BY_NAME_EN = 2;
  private static final int FETCHED = 200;
  private static final int BUFFER = 4_096;

  static final String HOLDING =
      """
      SELECT first, lines FROM dictionary_block
      WHERE edition = :edition AND ordering = :ordering AND first <= :from
      ORDER BY first DESC LIMIT 1\
      """;
  private static final String NEXT =
      """
      SELECT first, lines FROM dictionary_block
      WHERE edition = :edition AND ordering = :ordering AND first > :from
      ORDER BY first LIMIT 1\
      """;

  /** One statement sees one edition, whatever is loaded meanwhile. */
  private static final String OF_CODES =
      """
      SELECT asked.code, block.lines
      FROM unnest(:codes) AS asked (code) CROSS JOIN LATERAL (
        SELECT lines FROM dictionary_block
        WHERE edition = (SELECT edition FROM dictionary_dictionary WHERE id = :dictionary)
          AND ordering = 0 AND first <= convert_to(asked.code, 'UTF8') || decode('00', 'hex')
        ORDER BY first DESC LIMIT 1) AS block\
      """;

  private final JdbcClient jdbc;

  Blocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final class Block {
    private final byte[] first;
    private final byte[] lines;

    Block(byte[] first, byte[] lines) {
      this.first = first;
      this.lines = lines;
    }
  }

  /** What the dictionary's blocks are known by; empty where it has none. */
  Optional<Long> edition(int dictionary) {
    return jdbc.sql("SELECT edition FROM dictionary_dictionary WHERE id = :id AND edition > 0")
        .param("id", dictionary)
        .query(Long.class)
        .optional();
  }

  /** The first lines from there on that begin so, in order. */
  List<byte[]> lines(long edition, int ordering, byte[] from, byte[] prefix, int most) {
    List<byte[]> found = new ArrayList<>();
    Inflater inflater = new Inflater(true);
    try {
      Optional<Block> block = block(HOLDING, edition, ordering, from);
      while (block.isPresent()) {
        Iterator<byte[]> lines = lines(block.get().lines, inflater);
        while (lines.hasNext()) {
          byte[] line = lines.next();
          if (Arrays.compareUnsigned(line, from) < 0) {
            continue;
          }
          if (!EntryLine.begins(line, prefix)) {
            return found;
          }
          found.add(line);
          if (found.size() == most) {
            return found;
          }
        }
        block = block(NEXT, edition, ordering, block.get().first);
      }
      return found;
    } finally {
      inflater.end();
    }
  }

  private Optional<Block> block(String sql, long edition, int ordering, byte[] from) {
    return jdbc.sql(sql)
        .param("edition", edition)
        .param("ordering", ordering)
        .param("from", from)
        .query((row, n) -> new Block(row.getBytes(1), row.getBytes(2)))
        .optional();
  }

  /** The entries of those codes that have one, in no order. */
  List<Entry> named(int dictionary, Collection<String> codes) {
    if (codes.isEmpty()) {
      return List.of();
    }
    List<Entry> found = new ArrayList<>();
    Inflater inflater = new Inflater(true);
    try {
      jdbc.sql(OF_CODES)
          .param("dictionary", dictionary)
          .param("codes", codes.toArray(String[]::new))
          .query(
              row -> {
                byte[] code = EntryLine.code(row.getString(1));
                Iterator<byte[]> lines = lines(row.getBytes(2), inflater);
                while (lines.hasNext()) {
                  byte[] line = lines.next();
                  if (EntryLine.begins(line, code)) {
                    found.add(EntryLine.entry(line));
                    return;
                  }
                }
              });
      return found;
    } finally {
      inflater.end();
    }
  }

  /** All entries by code, read as they are asked for; to be closed. */
  Stream<byte[]> entries(long edition) {
    Inflater inflater = new Inflater(true);
    return jdbc
        .sql(
            """
            SELECT lines FROM dictionary_block WHERE edition = :edition AND ordering = 0
            ORDER BY first\
            """)
        .withFetchSize(FETCHED)
        .param("edition", edition)
        .query((row, n) -> row.getBytes(1))
        .stream()
        .onClose(inflater::end)
        .flatMap(block -> all(lines(block, inflater)));
  }

  private static Stream<byte[]> all(Iterator<byte[]> lines) {
    List<byte[]> all = new ArrayList<>();
    lines.forEachRemaining(all::add);
    return all.stream();
  }

  private static Iterator<byte[]> lines(byte[] block, Inflater inflater) {
    inflater.reset();
    return new FrontCoding.Reader(
        new InflaterInputStream(new ByteArrayInputStream(block), inflater), BUFFER);
  }

  void remove(long edition) {
    jdbc.sql("DELETE FROM dictionary_block WHERE edition = :edition")
        .param("edition", edition)
        .update();
  }
}
