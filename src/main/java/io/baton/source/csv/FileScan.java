package io.baton.source.csv;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.SourceError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a file found: that it can be read to its end, its columns with proposed types,
 * and its first rows.
 *
 * @param format null where the rows do not come from a CSV file
 * @param rows rows after the header, those with a wrong number of fields included
 * @param first the first rows, for the eye
 * @param findings what a careful reader should know before importing; none of it refuses the file
 */
public record FileScan(
    @Nullable CsvFormat format,
    List<ColumnProposal> columns,
    long rows,
    List<List<@Nullable String>> first,
    List<Finding> findings) {

  /**
   * @param delimiter null to guess it
   * @param encoding null to guess between UTF-8 and GB18030
   * @throws BatonException if the file is refused, naming the line
   */
  public static FileScan of(
      CsvFile file, @Nullable Character delimiter, @Nullable Charset encoding) {
    char separator = delimiter == null ? FormatGuess.delimiter(file) : delimiter;
    if (encoding != null) {
      return scan(file, new CsvFormat(separator, encoding));
    }
    try {
      return scan(file, new CsvFormat(separator, StandardCharsets.UTF_8));
    } catch (BatonException e) {
      if (e.code() != SourceError.SOURCE_WRONG_ENCODING || !FormatGuess.looksChinese(file)) {
        throw e;
      }
      return scan(file, new CsvFormat(separator, CsvFormat.GB18030));
    }
  }

  private static FileScan scan(CsvFile file, CsvFormat format) {
    FileProfile profile = new FileProfile();
    file.read(format, profile);
    return profile.scan(format);
  }
}
