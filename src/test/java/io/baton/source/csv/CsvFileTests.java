package io.baton.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.source.SourceError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {
  private static final String BANK =
      """
      "age";"job";"balance";"seen";"vip";"rate";"code"
      58;"management";2143;2024-02-29;true;1.25;007
      44;"technician";-29;2024-03-01;FALSE;0.5;010
      33;"";2;;true;;011
      """;

  @Test
  void shouldProposeTypesFromTheWholeFile() {
    FileScan scan = scan(BANK);

    assertThat(Objects.requireNonNull(scan.format()))
        .isEqualTo(new CsvFormat(';', StandardCharsets.UTF_8));
    assertThat(scan.rows()).isEqualTo(3);
    assertThat(scan.columns())
        .extracting(ColumnProposal::name, ColumnProposal::type, ColumnProposal::scale)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("age", FieldType.NUMBER, 0),
            org.assertj.core.groups.Tuple.tuple("job", FieldType.ENUM, 0),
            org.assertj.core.groups.Tuple.tuple("balance", FieldType.NUMBER, 0),
            org.assertj.core.groups.Tuple.tuple("seen", FieldType.DATE, 0),
            org.assertj.core.groups.Tuple.tuple("vip", FieldType.BOOLEAN, 0),
            org.assertj.core.groups.Tuple.tuple("rate", FieldType.NUMBER, 2),
            org.assertj.core.groups.Tuple.tuple("code", FieldType.ENUM, 0));
    assertThat(scan.columns().get(1).nulls()).isEqualTo(1);
    assertThat(scan.findings()).isEmpty();
  }

  @Test
  void shouldKeepYesAndNoAsTheTextsTheyAre() {
    assertThat(scan("housing\nyes\nno\nyes\n").columns().get(0).type()).isEqualTo(FieldType.ENUM);
  }

  @Test
  void shouldTellOfTheFewValuesThatDoNotFitTheProposal() {
    FileScan scan = scan("age\n" + "41\n".repeat(19) + "n/a\n");

    assertThat(scan.columns().get(0).type()).isEqualTo(FieldType.NUMBER);
    assertThat(scan.columns().get(0).misfits()).isEqualTo(1);
    assertThat(scan.findings()).singleElement().matches(f -> f.place().equals("column 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void shouldGuessTheDelimiter(String delimiter) {
    FileScan scan = scan("a" + delimiter + "b\n1" + delimiter + "\"x,;|\ty\"\n");

    assertThat(Objects.requireNonNull(scan.format()).delimiter()).isEqualTo(delimiter.charAt(0));
    assertThat(scan.columns()).hasSize(2);
  }

  @Test
  void shouldReadGzipByContentAndDropTheByteOrderMark() {
    FileScan scan =
        FileScan.of(file(gzip(("\uFEFF" + BANK).getBytes(StandardCharsets.UTF_8))), null, null);

    assertThat(scan.columns().get(0).name()).isEqualTo("age");
  }

  @Test
  void shouldRecognizeChineseText() {
    String text = "客户,城市\n张三,上海\n李四,北京\n";

    assertThat(Objects.requireNonNull(scan(text).format()).encoding())
        .isEqualTo(StandardCharsets.UTF_8);
    FileScan chinese = FileScan.of(file(text.getBytes(Charset.forName("GB18030"))), null, null);
    assertThat(Objects.requireNonNull(chinese.format()).encoding()).isEqualTo(CsvFormat.GB18030);
    assertThat(chinese.columns().get(1).samples()).containsExactly("上海", "北京");
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        Arguments.of("", SourceError.SOURCE_EMPTY_FILE, "empty"),
        Arguments.of("a,b\n", SourceError.SOURCE_NO_ROWS, "no rows"),
        Arguments.of("a,,c\n1,2,3\n", SourceError.SOURCE_HEADER_INVALID, "line 1, column 2"),
        Arguments.of("a,b,A\n1,2,3\n", SourceError.SOURCE_HEADER_INVALID, "line 1, column 3"),
        Arguments.of("a,b\n1,\"x\n2,y\n", SourceError.SOURCE_BROKEN_QUOTE, "line 2"),
        Arguments.of("a,b\n1,x\n2,\"y\"z\n", SourceError.SOURCE_BROKEN_QUOTE, "line 3"),
        Arguments.of("a,b\n1,x\n2,y\"z\"\n", SourceError.SOURCE_BROKEN_QUOTE, "line 3"),
        Arguments.of("a,b\n1,x\n2,y\0z\n", SourceError.SOURCE_NOT_TEXT, "line 3"));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void shouldRefuseAndNameTheLine(String text, SourceError code, String said) {
    BatonException refused = refusal(() -> scan(text));

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.getMessage()).contains(said);
  }

  @Test
  void shouldRefuseTwoHundredColumns() {
    String header = IntStream.range(0, 200).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

    BatonException refused = refusal(() -> scan(header + "\n" + header + "\n"));

    assertThat(refused.code()).isEqualTo(SourceError.SOURCE_TOO_MANY_COLUMNS);
    assertThat(refused.getMessage()).contains("200").contains("150");
  }

  @Test
  void shouldNameTheLineOfAWrongEncoding() {
    byte[] latin = "name\nAnna\nJosé Muñoz\n".getBytes(StandardCharsets.ISO_8859_1);

    BatonException refused = refusal(() -> FileScan.of(file(latin), null, null));

    assertThat(refused.code()).isEqualTo(SourceError.SOURCE_WRONG_ENCODING);
    assertThat(refused.findings().get(0).place()).isEqualTo("line 3");
  }

  @Test
  void shouldRefuseBytesThatAreNotOfTheNamedEncoding() {
    byte[] chinese = "a\n上海\n".getBytes(CsvFormat.GB18030);

    assertThat(refusal(() -> FileScan.of(file(chinese), null, StandardCharsets.UTF_8)).code())
        .isEqualTo(SourceError.SOURCE_WRONG_ENCODING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "x,"})
  void shouldRefuseALineOfTwoGigabytesAtOnce(String start) {
    CsvFile file =
        new CsvFile(() -> new Endless("a,b\n1,2\n" + start, 'x', 2L << 30), CsvLimits.DEFAULT);
    long before = System.nanoTime();

    BatonException refused = refusal(() -> FileScan.of(file, null, null));

    assertThat(refused.code()).isEqualTo(SourceError.SOURCE_LINE_TOO_LONG);
    assertThat(refused.findings().get(0).place()).isEqualTo("line 3");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void shouldRefuseAQuoteThatSwallowsTheRestOfALargeFile() {
    CsvFile file =
        new CsvFile(() -> new Endless("a,b\n1,2\n3,\"", '\n', 2L << 30), CsvLimits.DEFAULT);

    BatonException refused = refusal(() -> FileScan.of(file, null, null));

    assertThat(refused.code()).isEqualTo(SourceError.SOURCE_BROKEN_QUOTE);
    assertThat(refused.findings().get(0).place()).isEqualTo("line 3");
  }

  @Test
  void shouldRefuseAGzipBombAndABrokenGzip() throws IOException {
    byte[] bomb;
    try (InputStream much = new Endless("a\n", '\n', 80L << 20)) {
      bomb = gzip(much.readAllBytes());
    }
    byte[] cut = Arrays.copyOf(gzip(BANK.getBytes(StandardCharsets.UTF_8)), 60);

    assertThat(refusal(() -> FileScan.of(file(bomb), null, null)).code())
        .isEqualTo(SourceError.SOURCE_EXPANDS_TOO_MUCH);
    assertThat(refusal(() -> FileScan.of(file(cut), null, null)).code())
        .isEqualTo(SourceError.SOURCE_BROKEN_ARCHIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER,2, 12.345 ,12.35",
    "NUMBER,0,+7,7",
    "NUMBER,0,007,007",
    "NUMBER,3,1.5e2,150.000",
    "NUMBER,0,1e999999999,",
    "NUMBER,0,12a,",
    "NUMBER,2,12345678901234567,",
    "DATE,0,2023-02-29,",
    "DATE,0,2024-02-29,2024-02-29",
    "BOOLEAN,0,TRUE,true",
    "BOOLEAN,0,yes,"
  })
  void shouldReadOneSpelling(FieldType type, int scale, String text, String expected) {
    assertThat(new FieldReading(type, scale).read(text)).isEqualTo(expected);
  }

  private static FileScan scan(String text) {
    return FileScan.of(file(text.getBytes(StandardCharsets.UTF_8)), null, null);
  }

  private static CsvFile file(byte[] bytes) {
    return new CsvFile(() -> new ByteArrayInputStream(bytes), CsvLimits.DEFAULT);
  }

  private static BatonException refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    BatonException refused = catchThrowableOfType(BatonException.class, call);
    assertThat(refused).isNotNull();
    return refused;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /** A few bytes and then one byte, again and again; nothing of it is kept anywhere. */
  private static final class Endless extends InputStream {
    private final byte[] start;
    private final byte then;
    private final long size;
    private long position;

    Endless(String start, char then, long size) {
      this.start = start.getBytes(StandardCharsets.UTF_8);
      this.then = (byte) then;
      this.size = size;
    }

    @Override
    public int read() {
      if (position >= size) {
        return -1;
      }
      return position < start.length ? start[(int) position++] : next();
    }

    private int next() {
      position++;
      return then;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = (int) Math.min(length, size - position);
      int i = 0;
      while (i < count && position < start.length) {
        bytes[offset + i++] = (byte) read();
      }
      Arrays.fill(bytes, offset + i, offset + count, then);
      position += count - i;
      return count == 0 && length > 0 ? -1 : count;
    }
  }
}
