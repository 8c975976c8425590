package io.baton.tag.compute;

import io.baton.access.Audit;
import io.baton.cohort.Field;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.DescribingTags;
import io.baton.tag.TagSheet;
import io.baton.tag.Tags;
import io.baton.tag.compute.MovingFile.MovingColumn;
import io.baton.tag.compute.MovingFile.MovingTable;
import io.baton.tag.compute.MovingFile.MovingTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Takes tags over that another environment has written down: all of the file or none. They are
 * drafts here, for this environment's people to review, and are computed at once.
 */
@Component
class ImportingTags {
  private static final int MOST = 5_000;
  private static final int MOST_FINDINGS = 100;

  private final RunBook book;
  private final TagComputation computation;
  private final MergedTables merged;
  private final Tags tags;
  private final DescribingTags sheets;
  private final Audit audit;

  ImportingTags(
      RunBook book,
      TagComputation computation,
      MergedTables merged,
      Tags tags,
      DescribingTags sheets,
      Audit audit) {
    this.book = book;
    this.computation = computation;
    this.merged = merged;
    this.tags = tags;
    this.sheets = sheets;
    this.audit = audit;
  }

  /** What a tag of the file is here. */
  enum Standing {
    NEW,
    SAME,
    /** There is another tag of that code. */
    TAKEN,
    /** Another code has the same definition. */
    TWIN,
    /** Its table or hash does not fit. */
    UNFIT
  }

  /**
   * @param twin code of the tag that says the same
   */
  record MovingLine(
      String code, String nameZh, String nameEn, Standing standing, @Nullable String twin) {}

  /**
   * @param run of the new ones; null before they are taken over, or where there are none
   */
  record MovingReport(List<MovingLine> tags, List<Finding> findings, @Nullable Long run) {}

  /** What would become of the file: merged tables are made, looked at and not kept. */
  @Transactional
  MovingReport check(MovingFile file) {
    merge(file);
    MovingReport report = report(file);
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return report;
  }

  private void merge(MovingFile file) {
    for (MergedTables.Merged table : file.merged()) {
      if (merged.all().stream().noneMatch(each -> each.code().equals(table.code()))) {
        merged.define(table.code(), table.name(), table.sources());
      }
    }
  }

  private MovingReport report(MovingFile file) {
    if (!file.format().equals(MovingFile.FORMAT) || file.tags().size() > MOST) {
      throw new BatonException(
          DefinitionError.TAG_FILE_UNFIT,
          "a file of tags has the format %s and at most %,d tags"
              .formatted(MovingFile.FORMAT, MOST));
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, FactTable> tables = tables(file, findings);
    Map<String, String> hashes = book.canonicals();
    Map<String, String> byHash = new HashMap<>();
    hashes.forEach((code, hash) -> byHash.put(hash, code));
    List<MovingLine> lines = new ArrayList<>();
    for (int i = 0; i < file.tags().size(); i++) {
      MovingTag tag = file.tags().get(i);
      String twin = byHash.get(tag.hash());
      Standing standing = standing(tag, tables, hashes, twin, "/tags/" + i, findings);
      lines.add(
          new MovingLine(
              tag.code(),
              tag.nameZh(),
              tag.nameEn(),
              standing,
              standing == Standing.TWIN ? twin : null));
    }
    return new MovingReport(
        lines, findings.subList(0, Math.min(MOST_FINDINGS, findings.size())), null);
  }

  /**
   * @throws BatonException TAG_FILE_UNFIT with a finding a fault, MERGED_TABLE_INVALID,
   *     TAG_CODE_INVALID
   */
  @Transactional
  MovingReport take(MovingFile file) {
    merge(file);
    MovingReport report = report(file);
    if (!report.findings().isEmpty()) {
      throw new BatonException(
          DefinitionError.TAG_FILE_UNFIT,
          "the file does not fit what there is here",
          report.findings());
    }
    List<MovingTag> fresh = new ArrayList<>();
    for (int i = 0; i < file.tags().size(); i++) {
      if (report.tags().get(i).standing() == Standing.NEW) {
        fresh.add(file.tags().get(i));
      }
    }
    if (fresh.isEmpty()) {
      return report;
    }
    computation.define(fresh.stream().map(ImportingTags::defined).toList(), null);
    for (MovingTag tag : fresh) {
      TagSheet sheet = tag.sheet();
      if (sheet != null) {
        sheets.describeDraft(tag.code(), sheet);
      }
    }
    audit.record("TAGS_IMPORTED", "tags", Map.of("tags", fresh.size()));
    long run = computation.startWhatGoesOn(fresh.stream().map(MovingTag::code).toList());
    return new MovingReport(report.tags(), List.of(), run);
  }

  private static DefinedTag defined(MovingTag tag) {
    return new DefinedTag(
        tag.code(), tag.nameZh(), tag.nameEn(), tag.tagClass(), tag.definition().toString());
  }

  private Standing standing(
      MovingTag tag,
      Map<String, FactTable> tables,
      Map<String, String> hashes,
      @Nullable String twin,
      String place,
      List<Finding> findings) {
    if (!hashed(tag, tables, place, findings)) {
      return Standing.UNFIT;
    }
    if (tag.hash().equals(hashes.get(tag.code()))) {
      return Standing.SAME;
    }
    if (twin != null) {
      findings.add(finding(place + "/hash", "the tag %s says the same".formatted(twin)));
      return Standing.TWIN;
    }
    if (tags.find(tag.code()).isPresent()) {
      findings.add(finding(place + "/code", "there is another tag of that code"));
      return Standing.TAKEN;
    }
    return Standing.NEW;
  }

  /** Whether the definition says here what it said there. */
  private static boolean hashed(
      MovingTag tag, Map<String, FactTable> tables, String place, List<Finding> findings) {
    try {
      TagDefinition definition = TagDefinition.parse(tag.definition());
      FactTable table = tables.get(definition.table());
      if (table == null) {
        findings.add(
            finding(place + "/definition/table", "there is no table " + definition.table()));
        return false;
      }
      DefinitionSql.result(tag.code(), definition, table);
      if (!CanonicalDefinition.hash(definition, table).equals(tag.hash())) {
        findings.add(finding(place + "/hash", "the definition is not the one that was exported"));
        return false;
      }
      return true;
    } catch (BatonException e) {
      findings.add(finding(place + "/definition", String.valueOf(e.getMessage())));
      return false;
    }
  }

  /** The tables that are here, a finding for each column that is another one or missing. */
  private Map<String, FactTable> tables(MovingFile file, List<Finding> findings) {
    Map<String, FactTable> tables = new HashMap<>();
    computation.tables().forEach(table -> tables.put(table.code(), table));
    for (int i = 0; i < file.tables().size(); i++) {
      MovingTable wanted = file.tables().get(i);
      FactTable table = tables.get(wanted.code());
      for (int k = 0; table != null && k < wanted.columns().size(); k++) {
        MovingColumn column = wanted.columns().get(k);
        Optional<Field> here = table.column(column.name());
        if (here.isEmpty()
            || here.get().type() != column.type()
            || here.get().scale() != column.scale()) {
          findings.add(
              finding(
                  "/tables/%d/columns/%d".formatted(i, k),
                  "the table %s has no column %s of that type"
                      .formatted(wanted.code(), column.name())));
        }
      }
    }
    return tables;
  }

  private static Finding finding(String place, String message) {
    return new Finding(place, DefinitionError.TAG_FILE_UNFIT.name(), message);
  }
}
