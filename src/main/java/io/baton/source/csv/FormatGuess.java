package io.baton.source.csv;

import io.baton.shared.BatonException;
import io.baton.source.SourceError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Guesses what separates the fields, and whether bytes that are not UTF-8 are Chinese text. */
final class FormatGuess {
  private static final int SAMPLE = 1 << 16;
  private static final int LINES = 20;

  private FormatGuess() {}

  /**
   * The delimiter that the header has most of, where the following lines agree; comma in a file of
   * one column.
   */
  static char delimiter(CsvFile file) {
    try (InputStream plain = file.plain()) {
      byte[] sample = plain.readNBytes(SAMPLE);
      char best = CsvFormat.DELIMITERS.get(0);
      long bestScore = 0;
      for (char candidate : CsvFormat.DELIMITERS) {
        long score = score(sample, candidate);
        if (score > bestScore) {
          best = candidate;
          bestScore = score;
        }
      }
      return best;
    } catch (IOException e) {
      throw new BatonException(SourceError.SOURCE_UNREADABLE, "the file cannot be read", e);
    }
  }

  /** How many of the first lines agree with the header, and then how many fields there are. */
  private static long score(byte[] sample, char delimiter) {
    int[] counts = new int[LINES];
    int line = 0;
    boolean quoted = false;
    for (int i = 0; i < sample.length && line < LINES; i++) {
      int b = sample[i];
      if (b == '"') {
        quoted = !quoted;
      } else if (!quoted && b == delimiter) {
        counts[line]++;
      } else if (!quoted && b == '\n') {
        line++;
      }
    }
    int header = counts[0];
    long agreeing = Arrays.stream(counts, 0, line).filter(count -> count == header).count();
    return header == 0 ? 0 : agreeing * 10_000 + header;
  }

  /**
   * Whether the bytes beyond ASCII come in pairs of the common Chinese characters. Western text in
   * a one-byte encoding also decodes as GB18030, into nonsense: its accented letters stand alone
   * among ASCII letters, where Chinese second bytes are above 0xA0.
   */
  static boolean looksChinese(CsvFile file) {
    long common = 0;
    long others = 0;
    try (InputStream plain = file.plain()) {
      byte[] buffer = new byte[SAMPLE];
      int lead = 0;
      for (int read = plain.read(buffer); read >= 0; read = plain.read(buffer)) {
        for (int i = 0; i < read; i++) {
          int b = buffer[i] & 0xff;
          if (lead == 0) {
            lead = b >= 0x80 ? b : 0;
          } else {
            if (lead >= 0xb0 && b >= 0xa1 || lead >= 0xa1 && lead <= 0xa9 && b >= 0xa1) {
              common++;
            } else {
              others++;
            }
            lead = 0;
          }
        }
      }
      return common > 0 && others * 10 <= common;
    } catch (IOException e) {
      throw new BatonException(SourceError.SOURCE_UNREADABLE, "the file cannot be read", e);
    }
  }
}
