package io.baton.source;

import org.jspecify.annotations.Nullable;

/** What the values of one column have to be before they are kept, and what becomes of them. */
public interface ColumnDemand {
  /** Whether what is kept is a text, whatever type the column was given. */
  boolean text();

  /** Another one whenever an answer may be another: rows of a topic are then read again. */
  String fingerprint();

  /**
   * @param value in the one spelling of its type, as in the file where {@link #text}; null where
   *     the field is empty
   */
  Answer take(@Nullable String value);

  /** What becomes of a value. */
  sealed interface Answer {}

  /** It is kept, perhaps as another. */
  record Keep(@Nullable String value) implements Answer {}

  /**
   * Its row is rejected.
   *
   * @param reason for people; never the value
   */
  record Refuse(Fault fault, String reason) implements Answer {}

  /** Stable names of the reasons, as rejected rows carry them. */
  enum Fault {
    NO_STANDARD_CODE,
    ENTRY_RULE
  }
}
