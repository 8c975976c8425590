package io.baton.standard;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The codes by which the whole bank says the same thing.
 *
 * @param version counts the changes, from 1
 */
public record CodeStandard(
    String code,
    String nameZh,
    String nameEn,
    int version,
    String changedBy,
    Instant changedAt,
    List<StandardValue> values) {
  public CodeStandard {
    values = List.copyOf(values);
  }

  public Set<String> codes() {
    return values.stream().map(StandardValue::code).collect(Collectors.toSet());
  }
}
