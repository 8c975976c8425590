package io.baton.tag.compute;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.tag.DescribingTags;
import io.baton.tag.TagSheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The kits that come with Baton, from {@code tag/kits}. */
@Component
class TagKits {
  private static final int FRESH_HOURS = 48;

  private final TagComputation computation;
  private final DescribingTags sheets;
  private final Access access;
  private final Audit audit;
  private final List<TagKit> kits;

  TagKits(
      TagComputation computation,
      DescribingTags sheets,
      Access access,
      Audit audit,
      JsonMapper json) {
    this.computation = computation;
    this.sheets = sheets;
    this.access = access;
    this.audit = audit;
    this.kits = read(json);
  }

  static List<TagKit> read(JsonMapper json) {
    List<TagKit> kits = new ArrayList<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath:tag/kits/*.json")) {
        try (InputStream in = file.getInputStream()) {
          kits.add(json.readValue(in, TagKit.class));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(kits);
  }

  List<TagKit> all() {
    return kits;
  }

  /**
   * @throws BatonException TAG_KIT_UNKNOWN
   */
  TagKit get(String code) {
    return kits.stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new BatonException(
                    DefinitionError.TAG_KIT_UNKNOWN, "there is no kit of that code"));
  }

  /** Codes of all tags that have a definition. */
  Set<String> installed() {
    return Set.copyOf(computation.defined());
  }

  /**
   * Defines the kit's tags with their data sheets, and starts a run of them. Installing it again
   * takes over new definitions and leaves sheets alone that somebody has written.
   *
   * @return the run
   * @throws BatonException TAG_KIT_UNKNOWN, DEFINITION_UNKNOWN_TABLE where its tables are not there
   */
  @Transactional
  long install(String code) {
    TagKit kit = get(code);
    List<TagKit.Member> members = kit.members();
    computation.define(members.stream().map(TagKit.Member::defined).toList(), kit.code());
    Map<String, TagSheet> written = new LinkedHashMap<>();
    members.forEach(member -> written.put(member.code(), sheet(member)));
    sheets.describeNew(written);
    audit.record("TAG_KIT_INSTALLED", "tag-kit:" + code, Map.of("tags", members.size()));
    return computation.startWhatGoesOn(members.stream().map(TagKit.Member::code).toList());
  }

  private TagSheet sheet(TagKit.Member member) {
    String by = access.callerName();
    return new TagSheet(
        member.theme(),
        TagSheet.TagClass.valueOf(
            member.tagClass() == TagClass.DEMOGRAPHIC ? "POPULATION" : member.tagClass().name()),
        member.kind(),
        false,
        null,
        null,
        member.unit(),
        member.nameEn() + " · " + member.nameZh(),
        columns(member.definition()),
        by,
        by,
        FRESH_HOURS,
        null);
  }

  private static List<String> columns(JsonNode definition) {
    String table = definition.path("table").asString();
    List<String> columns = new ArrayList<>();
    if (definition.path("measure").isString()) {
      columns.add(table + "." + definition.path("measure").asString());
    }
    definition
        .path("where")
        .findValuesAsString("field")
        .forEach(column -> columns.add(table + "." + column));
    return columns.isEmpty() ? List.of(table) : columns.stream().distinct().toList();
  }
}
