package io.baton.source.csv;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.SourceError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers a {@link FileScan} row by row. */
public final class FileProfile implements RowSink {
  private static final int FIRST_ROWS = 20;

  private final List<ColumnProfile> columns = new ArrayList<>();
  private final List<List<@Nullable String>> first = new ArrayList<>();
  private long rows;
  private long ragged;
  private long firstRagged;

  @Override
  public void header(List<String> names) {
    names.forEach(name -> columns.add(new ColumnProfile(name)));
  }

  @Override
  public void row(long line, long number, @Nullable String[] fields, int count) {
    rows++;
    if (first.size() < FIRST_ROWS) {
      first.add(new ArrayList<>(Arrays.asList(fields).subList(0, Math.min(count, fields.length))));
    }
    if (count != columns.size()) {
      firstRagged = ragged++ == 0 ? line : firstRagged;
      return;
    }
    for (int i = 0; i < count; i++) {
      columns.get(i).add(fields[i]);
    }
  }

  /**
   * @param format of a CSV file; null where the rows come from elsewhere
   * @throws BatonException SOURCE_NO_ROWS
   */
  public FileScan scan(@Nullable CsvFormat format) {
    if (rows == 0) {
      throw new BatonException(SourceError.SOURCE_NO_ROWS, "there is a header and no rows");
    }
    List<ColumnProposal> proposals = columns.stream().map(ColumnProfile::proposal).toList();
    return new FileScan(format, proposals, rows, first, findings(proposals));
  }

  private List<Finding> findings(List<ColumnProposal> proposals) {
    List<Finding> findings = new ArrayList<>();
    if (ragged > 0) {
      findings.add(
          new Finding(
              "line " + firstRagged,
              "SOURCE_RAGGED_ROWS",
              ragged + " rows have more or fewer fields than the header and will be rejected"));
    }
    for (int i = 0; i < proposals.size(); i++) {
      ColumnProposal column = proposals.get(i);
      String place = "column " + (i + 1);
      if (column.misfits() > 0) {
        findings.add(
            new Finding(
                place,
                "SOURCE_MISFITS",
                "%d values of %s are not of type %s; their rows will be rejected unless you choose text"
                    .formatted(column.misfits(), column.name(), column.type())));
      }
      if (columns.get(i).rounds()) {
        findings.add(
            new Finding(place, "SOURCE_ROUNDED", column.name() + " will be rounded to 6 decimals"));
      }
    }
    return findings;
  }
}
