package io.baton.portrait;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose portrait is asked for.
 *
 * @param segments codes of up to four segments; everybody where none is named and there are steps
 * @param together whether the customers who are in all of them are meant, and the segments stand
 *     beside; each on its own otherwise
 * @param steps down from there, one after the other
 * @param search only tags whose code or name contains it
 * @param limit at most so many tags; 0 where only the numbers of customers are of interest
 * @param skip so many of the most telling tags are passed over: the pages before
 */
public record Question(
    @Nullable List<String> segments,
    @Nullable Boolean together,
    @Nullable List<DrillStep> steps,
    @Nullable String search,
    @Nullable Integer limit,
    @Nullable Integer skip) {
  private static final int MOST_TAGS = 500;
  private static final int USUAL_TAGS = 150;

  static Question of(String segment, @Nullable String search, @Nullable Integer limit) {
    return new Question(List.of(segment), false, List.of(), search, limit, null);
  }

  List<String> codes() {
    return segments == null ? List.of() : segments;
  }

  boolean intersects() {
    return Boolean.TRUE.equals(together);
  }

  List<DrillStep> trail() {
    return steps == null ? List.of() : steps;
  }

  String part() {
    return search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
  }

  int passed() {
    return skip == null ? 0 : Math.max(0, skip);
  }

  int most() {
    return limit == null ? USUAL_TAGS : Math.max(0, Math.min(limit, MOST_TAGS));
  }
}
