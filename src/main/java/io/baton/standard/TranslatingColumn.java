package io.baton.standard;

import io.baton.source.ColumnDemand;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates raw codes, and counts those that have no mapping. */
final class TranslatingColumn {
  private final long id;
  private final String fingerprint;
  private final Map<String, ColumnDemand.Answer> answers = new HashMap<>();
  private final ColumnDemand.Answer unmapped;
  private final Map<String, Long> unmappedRows = new HashMap<>();

  TranslatingColumn(long id, CodeStandard standard, Map<String, String> mappings) {
    this.id = id;
    this.fingerprint = standard.code() + ' ' + Mappings.hash(mappings);
    mappings.forEach((raw, code) -> answers.put(raw, new ColumnDemand.Keep(code)));
    this.unmapped =
        new ColumnDemand.Refuse(
            ColumnDemand.Fault.NO_STANDARD_CODE,
            "没有映射到数据标准 %1$s（%2$s） / not mapped to the standard %3$s (%2$s)"
                .formatted(standard.nameZh(), standard.code(), standard.nameEn()));
  }

  long id() {
    return id;
  }

  String fingerprint() {
    return fingerprint;
  }

  Map<String, Long> unmappedRows() {
    return unmappedRows;
  }

  ColumnDemand.Answer take(@Nullable String value) {
    if (value == null) {
      return new ColumnDemand.Keep(null);
    }
    String raw = value.strip();
    ColumnDemand.Answer answer = answers.get(raw);
    if (answer != null) {
      return answer;
    }
    String shown = Texts.isValue(raw) ? raw : "?";
    if (unmappedRows.size() < MappingBook.MOST_UNMAPPED || unmappedRows.containsKey(shown)) {
      unmappedRows.merge(shown, 1L, Long::sum);
    }
    return unmapped;
  }
}
