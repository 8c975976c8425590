package io.baton.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Sorting in files, held against sorting in memory. */
class SortedLinesTests {
  private static final Path DIRECTORY = Path.of("target/test-data/sorted-lines");

  @Property(tries = 300)
  void shouldSortAsInMemoryWhateverTheBudget(
      @ForAll("lines") @Size(max = 200) List<byte[]> lines,
      @ForAll @IntRange(min = 1, max = 3_000) int budget)
      throws IOException {
    List<byte[]> expected = new ArrayList<>(lines);
    expected.sort(EntryLine.BY_CODE);
    List<byte[]> sorted = new ArrayList<>();
    try (SortedLines ours = new SortedLines(DIRECTORY, EntryLine.BY_CODE, budget)) {
      lines.forEach(ours::add);
      assertThat(ours.size()).isEqualTo(lines.size());
      ours.sorted().forEachRemaining(sorted::add);
    }
    // Lines of one code, which the order doesn't tell apart, stay as they came.
    assertThat(sorted.toArray(byte[][]::new)).isDeepEqualTo(expected.toArray(byte[][]::new));
    if (Files.exists(DIRECTORY)) {
      try (Stream<Path> left = Files.list(DIRECTORY)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Property
  void shouldReadBackWhatWasWritten(
      @ForAll("lines") @Size(max = 60) List<byte[]> lines,
      @ForAll @IntRange(min = 1, max = 100) int buffer) {
    FrontCoding.Writer coded = new FrontCoding.Writer();
    lines.forEach(coded::add);

    Iterator<byte[]> read =
        new FrontCoding.Reader(new ByteArrayInputStream(coded.bytes(), 0, coded.size()), buffer);

    for (byte[] line : lines) {
      assertThat(read.next()).isEqualTo(line);
    }
    assertThat(read.hasNext()).isFalse();
  }

  @Property
  void shouldKeepEntriesAsLines(@ForAll("entries") Entry entry) {
    byte[] line = EntryLine.of(entry);

    assertThat(EntryLine.entry(line)).isEqualTo(entry);
    assertThat(EntryLine.codeOfName(EntryLine.byChineseName(line))).isEqualTo(entry.code());
    assertThat(EntryLine.name(EntryLine.byChineseName(line)))
        .isEqualTo(EntryLine.small(entry.nameZh()));
    byte[] english = EntryLine.byEnglishName(line);
    assertThat(english == null ? null : EntryLine.name(english))
        .isEqualTo(entry.nameEn() == null ? null : EntryLine.small(entry.nameEn()));
    byte[] after = EntryLine.after(entry.code());
    assertThat(Arrays.compareUnsigned(after, line)).isPositive();
    assertThat(Arrays.compareUnsigned(after, EntryLine.bytes(entry.code() + " "))).isNegative();
  }

  @Provide
  Arbitrary<List<byte[]>> lines() {
    Arbitrary<String> part = Arbitraries.strings().withChars("ab店Z").ofMaxLength(5);
    Arbitrary<String> many = part.map(each -> each.repeat(40));
    return Arbitraries.oneOf(part, part, many)
        .flatMap(code -> part.map(name -> code + '\0' + name))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .list();
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("aZ0 é店𠮷")
            .ofMinLength(1)
            .ofMaxLength(30)
            .map(each -> each.replaceAll("[\\ud800-\\udfff]", "𠮷"));
    return text.flatMap(
        code -> text.flatMap(zh -> text.injectNull(0.3).map(en -> new Entry(code, zh, en))));
  }
}
