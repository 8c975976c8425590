package io.baton.source.csv;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.SourceError;
import java.util.List;

/** Refusals of a whole file; each names the line where reading stopped. */
final class FileRefused {
  private FileRefused() {}

  static BatonException at(long line, SourceError code, String message) {
    String place = "line " + line;
    return new BatonException(
        code, place + ": " + message, List.of(new Finding(place, code.name(), message)));
  }

  static BatonException header(int column, SourceError code, String message) {
    String place = "line 1, column " + column;
    return new BatonException(
        code, place + ": " + message, List.of(new Finding(place, code.name(), message)));
  }
}
