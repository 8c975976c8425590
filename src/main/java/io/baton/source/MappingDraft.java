package io.baton.source;

import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.Mapping.Kept;
import io.baton.source.csv.ColumnProposal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mapping as a client words it, before it is held against the file. */
record MappingDraft(
    @Nullable String code,
    @Nullable String name,
    @Nullable String key,
    @Nullable List<Choice> columns,
    @Nullable String branch,
    @Nullable String email,
    @Nullable String mobile,
    @Nullable String customerName) {

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
  private static final int LONGEST_NAME = 100;

  /**
   * What to do with one column; what is left out is as proposed, and included.
   *
   * @param include false leaves the column out of the warehouse
   */
  record Choice(
      String name, @Nullable FieldType type, @Nullable Integer scale, @Nullable Boolean include) {}

  /**
   * @throws BatonException SOURCE_MAPPING_INVALID with a finding for each fault
   */
  Mapping against(List<ColumnProposal> file) {
    List<Finding> findings = new ArrayList<>();
    Map<String, ColumnProposal> proposals = new LinkedHashMap<>();
    file.forEach(column -> proposals.put(column.name(), column));
    String finalCode = code(findings);
    String finalName = name == null || name.isBlank() ? finalCode : name.strip();
    if (finalName.length() > LONGEST_NAME) {
      fault(findings, "/name", "a name has at most " + LONGEST_NAME + " characters");
    }
    Set<String> personal = new HashSet<>();
    role(findings, proposals, "/key", key, personal);
    role(findings, proposals, "/branch", branch, personal);
    role(findings, proposals, "/email", email, personal);
    role(findings, proposals, "/mobile", mobile, personal);
    role(findings, proposals, "/customerName", customerName, personal);
    List<Kept> kept = new ArrayList<>();
    choices(findings, proposals, kept);
    if (!findings.isEmpty()) {
      throw new BatonException(
          SourceError.SOURCE_MAPPING_INVALID,
          "the mapping does not fit the file: " + findings.get(0).message(),
          findings);
    }
    kept.removeIf(column -> personal.contains(column.name()));
    return new Mapping(
        finalCode,
        finalName,
        blankless(key),
        kept,
        blankless(branch),
        blankless(email),
        blankless(mobile),
        blankless(customerName));
  }

  private String code(List<Finding> findings) {
    String wanted = blankless(code);
    if (wanted == null) {
      wanted = name == null ? "" : name.strip().replaceAll("[^A-Za-z0-9_-]+", "_");
      wanted = wanted.substring(0, Math.min(40, wanted.length()));
    }
    if (!CODE.matcher(wanted).matches()) {
      fault(
          findings,
          "/code",
          "a code begins with a letter and has at most 40 letters, digits, _ or -");
    }
    return wanted;
  }

  private void choices(
      List<Finding> findings, Map<String, ColumnProposal> proposals, List<Kept> kept) {
    if (columns == null) {
      proposals.values().forEach(p -> kept.add(new Kept(p.name(), p.type(), p.scale())));
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      Choice choice = columns.get(i);
      ColumnProposal proposal = proposals.get(choice.name());
      if (proposal == null || !seen.add(choice.name())) {
        fault(
            findings,
            "/columns/" + i + "/name",
            proposal == null ? "the file has no such column" : "the column is named twice");
        continue;
      }
      FieldType type = choice.type() == null ? proposal.type() : choice.type();
      int scale = choice.scale() == null ? proposal.scale() : choice.scale();
      if (type == FieldType.NUMBER && (scale < 0 || scale > 9)) {
        fault(findings, "/columns/" + i + "/scale", "a number keeps 0 to 9 decimals");
      }
      if (!Boolean.FALSE.equals(choice.include())) {
        kept.add(new Kept(choice.name(), type, type == FieldType.NUMBER ? scale : 0));
      }
    }
  }

  private static void role(
      List<Finding> findings,
      Map<String, ColumnProposal> proposals,
      String place,
      @Nullable String column,
      Set<String> personal) {
    String wanted = blankless(column);
    if (wanted == null) {
      return;
    }
    if (!proposals.containsKey(wanted)) {
      fault(findings, place, "the file has no column " + wanted);
    } else if (!personal.add(wanted)) {
      fault(findings, place, "the column " + wanted + " already has another use");
    }
  }

  private static void fault(List<Finding> findings, String place, String message) {
    findings.add(new Finding(place, SourceError.SOURCE_MAPPING_INVALID.name(), message));
  }

  private static @Nullable String blankless(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
