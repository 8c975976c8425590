package io.baton.worklist;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a file of results back, row by row: a row that is wrong is named and left out, the others
 * count. The same file again names the rows that have their result already.
 */
@Component
class CallResults {
  private static final List<String> HEADER = List.of("touch_id", "result", "call_back");
  private static final int MOST_ERRORS = 1_000;

  private final Closing closing;

  CallResults(Closing closing) {
    this.closing = closing;
  }

  /**
   * @param errors places are "line 7"
   */
  record CallResultReport(int accepted, int rejected, List<Finding> errors) {}

  /**
   * @throws BatonException WORKLIST_FILE_INVALID if it is no file of results at all
   */
  CallResultReport take(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    int accepted = 0;
    int rejected = 0;
    List<Finding> errors = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> rows = csv.iterator();
      if (!rows.hasNext() || !HEADER.equals(rows.next().getFields())) {
        throw invalid();
      }
      while (rows.hasNext()) {
        CsvRecord row = rows.next();
        Finding error = take(row);
        if (error == null) {
          accepted++;
        } else {
          rejected++;
          if (errors.size() < MOST_ERRORS) {
            errors.add(error);
          }
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw invalid();
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CallResultReport(accepted, rejected, errors);
  }

  private @Nullable Finding take(CsvRecord row) {
    String place = "line " + row.getStartingLineNumber();
    if (row.getFieldCount() != HEADER.size()) {
      return new Finding(place, "WORKLIST_ROW_LENGTH", "three fields are expected");
    }
    try {
      closing.close("CALL", touch(row), result(row), day(row));
      return null;
    } catch (BatonException e) {
      return new Finding(place, e.code().name(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Finding(
          place,
          WorklistError.WORKLIST_RESULT_INVALID.name(),
          "touch id, result code and day (2026-03-01) or nothing are expected");
    }
  }

  private static UUID touch(CsvRecord row) {
    return UUID.fromString(row.getField(0));
  }

  private static ResultCode result(CsvRecord row) {
    return ResultCode.valueOf(row.getField(1));
  }

  private static @Nullable LocalDate day(CsvRecord row) {
    return row.getField(2).isEmpty() ? null : LocalDate.parse(row.getField(2));
  }

  private static BatonException invalid() {
    return new BatonException(
        WorklistError.WORKLIST_FILE_INVALID,
        "a CSV file with the columns touch_id, result, call_back is expected");
  }
}
