package io.baton.dictionary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a search finds, by looking at every entry. */
final class PlainSearch {
  private static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private PlainSearch() {}

  /** Codes of those found by code first, then by Chinese and by English name. */
  static List<String> found(Collection<Entry> entries, String prefix) {
    String small = small(prefix);
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(Entry::code, BYTES));
    List<String> found = new ArrayList<>();
    for (Entry entry : sorted) {
      if (List.of(prefix, prefix.toLowerCase(Locale.ROOT), prefix.toUpperCase(Locale.ROOT)).stream()
          .anyMatch(entry.code()::startsWith)) {
        found.add(entry.code());
      }
    }
    Set<String> byCode = Set.copyOf(found);
    sorted.stream()
        .filter(entry -> !byCode.contains(entry.code()))
        .filter(entry -> small(entry.nameZh()).startsWith(small))
        .sorted(Comparator.comparing(entry -> small(entry.nameZh()), BYTES))
        .forEach(entry -> found.add(entry.code()));
    sorted.stream()
        .filter(entry -> !byCode.contains(entry.code()))
        .filter(entry -> small(entry.nameEn()).startsWith(small) && entry.nameEn() != null)
        .sorted(Comparator.comparing(entry -> small(entry.nameEn()), BYTES))
        .forEach(entry -> found.add(entry.code()));
    return found;
  }

  /** Letters from A to Z alone. */
  private static String small(@Nullable String text) {
    StringBuilder small = new StringBuilder();
    for (char c : (text == null ? "" : text).toCharArray()) {
      small.append(c >= 'A' && c <= 'Z' ? Character.toLowerCase(c) : c);
    }
    return small.toString();
  }
}
