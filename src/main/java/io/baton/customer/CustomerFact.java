package io.baton.customer;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of one customer, with where it is from and of when it is.
 *
 * @param group what it is listed under: a theme for tags, a channel for touches
 * @param code of the tag, segment or campaign it is about; the page leads there
 * @param values none where the fact is the code itself; several for a multi-valued tag
 * @param type of the values, as for tags; null where they are words of the product
 * @param unit what a number counts
 * @param source whose statement it is, in the terms of the module that makes it
 * @param at when it became known or happened
 */
public record CustomerFact(
    String group,
    String code,
    String nameZh,
    String nameEn,
    List<String> values,
    @Nullable String type,
    @Nullable String unit,
    String source,
    @Nullable Instant at,
    Set<Mark> marks) {

  /** What a reader must know before relying on it. */
  public enum Mark {
    /** A model says so. */
    PREDICTED,
    /** Older than its sheet allows. */
    STALE,
    /** Nobody should use it in something new. */
    SUSPENDED
  }

  public CustomerFact {
    values = List.copyOf(values);
    marks = Set.copyOf(marks);
  }
}
