package io.baton.dictionary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Entries as the bytes they are sorted by and kept as. Codes and names have no control characters:
 * NUL parts them, so that lines stand in the order of code or name whatever follows it, and a byte
 * of one begins what comes after a line and all that only continues it.
 */
final class EntryLine {
  private static final char PART = '\0';
  private static final char AFTER = '\1';

  /** By the code alone; lines of one code are equal. */
  static final Comparator<byte[]> BY_CODE =
      (a, b) -> Arrays.compareUnsigned(a, 0, codeEnd(a), b, 0, codeEnd(b));

  private EntryLine() {}

  /** The whole entry, by its code. */
  static byte[] of(Entry entry) {
    String english = entry.nameEn();
    return bytes(entry.code() + PART + entry.nameZh() + PART + (english == null ? "" : english));
  }

  /** Reads what {@link #of} wrote. */
  static Entry entry(byte[] line) {
    int code = codeEnd(line);
    int zh = end(line, code + 1);
    return new Entry(
        text(line, 0, code),
        text(line, code + 1, zh),
        zh + 1 == line.length ? null : text(line, zh + 1, line.length));
  }

  /** The code by its Chinese name in small letters: name, NUL, code. */
  static byte[] byChineseName(byte[] line) {
    int code = codeEnd(line);
    return byName(line, code, code + 1, end(line, code + 1));
  }

  /** The same by the English name; null where it has none. */
  static byte @Nullable [] byEnglishName(byte[] line) {
    int code = codeEnd(line);
    int name = end(line, code + 1) + 1;
    return name == line.length ? null : byName(line, code, name, line.length);
  }

  private static byte[] byName(byte[] line, int code, int from, int to) {
    byte[] byName = new byte[to - from + 1 + code];
    for (int i = from; i < to; i++) {
      byte b = line[i];
      byName[i - from] = b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }
    System.arraycopy(line, 0, byName, to - from + 1, code);
    return byName;
  }

  /** What a line by name is sorted by. */
  static String name(byte[] line) {
    return text(line, 0, codeEnd(line));
  }

  static String codeOfName(byte[] line) {
    return text(line, codeEnd(line) + 1, line.length);
  }

  static byte[] code(String code) {
    return bytes(code + PART);
  }

  /** Greater than all lines of that code, less than those of the next. */
  static byte[] after(String code) {
    return bytes(code + AFTER);
  }

  static byte[] afterName(String name, String code) {
    return bytes(name + PART + code + AFTER);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static boolean begins(byte[] line, byte[] prefix) {
    return line.length >= prefix.length
        && Arrays.equals(line, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** As the database's lower() in the collation "C": the letters A to Z only. */
  static String small(String text) {
    StringBuilder small = new StringBuilder(text);
    for (int i = 0; i < small.length(); i++) {
      char c = small.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        small.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return small.toString();
  }

  private static int codeEnd(byte[] line) {
    return end(line, 0);
  }

  private static int end(byte[] line, int from) {
    int end = from;
    while (end < line.length && line[end] != PART) {
      end++;
    }
    return end;
  }

  private static String text(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }
}
