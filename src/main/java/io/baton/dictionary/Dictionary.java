package io.baton.dictionary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Codes of one subject and what they are called.
 *
 * @param entries how many codes it has
 * @param loading a long load that is under way
 */
public record Dictionary(
    String code,
    Subject subject,
    String nameZh,
    String nameEn,
    long entries,
    Instant updatedAt,
    @Nullable Loading loading) {

  /**
   * How far a load is.
   *
   * @param total in the unit of {@code done}; null where nobody knows it yet
   */
  public record Loading(Stage stage, long done, @Nullable Long total, Instant startedAt) {}

  /** What a load is at, in this order. */
  public enum Stage {
    /** The file is read and checked. */
    LINES,
    /** Its lines are merged with what the dictionary had. */
    ENTRIES,
    CHINESE_NAMES,
    ENGLISH_NAMES
  }

  /** Which part of an event its codes stand in. */
  public enum Subject {
    KIND,
    CODE,
    PRODUCT,
    MERCHANT
  }
}
