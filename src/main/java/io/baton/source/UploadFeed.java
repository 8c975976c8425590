package io.baton.source;

import io.baton.source.Uploads.Upload;
import io.baton.source.csv.RowSink;
import java.util.List;
import java.util.Objects;

/** A file that somebody sent: CSV or Parquet. */
final class UploadFeed implements Feed {
  private final Uploads uploads;
  private final Upload upload;
  private final ParquetContent parquet;
  private final List<PhysicalColumn> structure;

  UploadFeed(Uploads uploads, Upload upload, ParquetContent parquet) {
    this.uploads = uploads;
    this.upload = upload;
    this.parquet = parquet;
    this.structure = isParquet() ? Feeds.readable(parquet.columns()) : List.of();
  }

  private boolean isParquet() {
    return upload.origin().kind() == SourceKind.PARQUET;
  }

  @Override
  public Origin origin() {
    return upload.origin();
  }

  @Override
  public long expected() {
    return upload.rows();
  }

  @Override
  public List<PhysicalColumn> structure() {
    return structure;
  }

  @Override
  public void read(RowSink sink) {
    if (isParquet()) {
      parquet.read(structure, sink);
    } else {
      uploads.file(upload.id()).read(Objects.requireNonNull(upload.format()), sink);
    }
  }

  @Override
  public void discard() {
    uploads.discard(upload.id());
  }
}
