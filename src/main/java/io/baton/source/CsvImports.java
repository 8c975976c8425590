package io.baton.source;

import io.baton.access.Access;
import io.baton.shared.BatonException;
import io.baton.source.csv.CsvFile;
import io.baton.source.csv.CsvLimits;
import io.baton.source.csv.FileScan;
import io.baton.source.csv.RowSink;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Imports files that the application has made itself, as an upload by whoever is signed in. */
@Component
public class CsvImports {
  private final Importing importing;
  private final ImportBook imports;
  private final Access access;

  CsvImports(Importing importing, ImportBook imports, Access access) {
    this.importing = importing;
    this.imports = imports;
    this.access = access;
  }

  /**
   * Imports and waits for the end.
   *
   * @param key name of the column with the customer's key
   * @throws BatonException what the import came to nothing by
   */
  public void read(String code, String name, String key, byte[] csv) {
    CsvFile file = new CsvFile(() -> new ByteArrayInputStream(csv), CsvLimits.DEFAULT);
    FileScan scan = FileScan.of(file, null, null);
    Mapping mapping =
        new MappingDraft(code, name, key, null, null, null, null, null).against(scan.columns());
    long id =
        importing.runNow(
            SourceKind.CSV, demanded -> new Content(file, scan), mapping, access.callerName());
    ImportStatus.Problem problem = imports.find(id).map(ImportStatus::problem).orElse(null);
    if (problem != null) {
      throw new BatonException(SourceError.SOURCE_UNREADABLE, problem.message());
    }
  }

  private record Content(CsvFile file, FileScan scan) implements Feed {
    @Override
    public Origin origin() {
      return Origin.CSV;
    }

    @Override
    public long expected() {
      return scan.rows();
    }

    @Override
    public List<PhysicalColumn> structure() {
      return List.of();
    }

    @Override
    public void read(RowSink sink) {
      file.read(Objects.requireNonNull(scan.format()), sink);
    }
  }
}
