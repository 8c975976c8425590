package io.baton.segment;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The scenario classes, and which segment is filed under which. */
@Component
class SegmentClasses {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int LONGEST_NAME = 60;

  private final JdbcClient jdbc;
  private final Access access;
  private final Audit audit;

  SegmentClasses(JdbcClient jdbc, Access access, Audit audit) {
    this.jdbc = jdbc;
    this.access = access;
    this.audit = audit;
  }

  /** Steady ones first; with the number of segments that the caller may see. */
  List<SegmentClass> all() {
    return jdbc.sql(
            """
            select c.code, c.name_zh, c.name_en, c.temporary, coalesce(s.segments, 0) as segments
            from segment_class c left join (
              select class, count(*) as segments from segment_segment
              where retired_at is null and starts_with(scope, ?) group by class) s on s.class = c.code
            order by c.temporary, c.at, c.code""")
        .param(access.current().branchPath())
        .query(SegmentClass.class)
        .list();
  }

  /**
   * @throws BatonException SEGMENT_INVALID or SEGMENT_CLASS_EXISTS
   */
  @Transactional
  SegmentClass add(String code, String nameZh, String nameEn, boolean temporary) {
    if (!CODE.matcher(code).matches()) {
      throw invalid("/code", "a code has at most 40 small letters, digits or -");
    }
    requireName("/nameZh", nameZh);
    requireName("/nameEn", nameEn);
    int added =
        jdbc.sql(
                """
                insert into segment_class values (?, ?, ?, ?, ?, shared_now())
                on conflict do nothing""")
            .params(code, nameZh.strip(), nameEn.strip(), temporary, access.current().name())
            .update();
    if (added == 0) {
      throw new BatonException(
          SegmentError.SEGMENT_CLASS_EXISTS, "there is already a class " + code);
    }
    audit.record("SEGMENT_CLASS_ADDED", "segment-class:" + code, Map.of("temporary", temporary));
    return new SegmentClass(code, nameZh.strip(), nameEn.strip(), temporary, 0);
  }

  /**
   * Files all of them or none.
   *
   * @param segmentClass null takes them out of their class
   * @return the class that each had before, so that it can be undone; "" for none
   * @throws BatonException SEGMENT_UNKNOWN for any that the caller may not see, or
   *     SEGMENT_CLASS_UNKNOWN
   */
  @Transactional
  Map<String, String> file(Collection<String> codes, @Nullable String segmentClass) {
    List<String> wanted = codes.stream().distinct().sorted().toList();
    if (segmentClass != null && !exists(segmentClass)) {
      throw new BatonException(
          SegmentError.SEGMENT_CLASS_UNKNOWN, "there is no class " + segmentClass);
    }
    Map<String, String> before = before(wanted);
    for (String code : wanted) {
      if (!before.containsKey(code)) {
        throw new BatonException(SegmentError.SEGMENT_UNKNOWN, "there is no segment " + code);
      }
    }
    jdbc.sql("update segment_segment set class = :class where code = any(:codes)")
        .param("class", segmentClass)
        .param("codes", wanted.toArray(String[]::new))
        .update();
    before.forEach(
        (code, old) ->
            audit.record(
                "SEGMENT_FILED",
                "segment:" + code,
                Map.of("from", old, "to", segmentClass == null ? "" : segmentClass)));
    return before;
  }

  private Map<String, String> before(List<String> codes) {
    return jdbc
        .sql(
            """
            select code, coalesce(class, '') as class from segment_segment
            where code = any(:codes) and retired_at is null and starts_with(scope, :scope) order by code for update""")
        .param("codes", codes.toArray(String[]::new))
        .param("scope", access.current().branchPath())
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private boolean exists(String code) {
    return jdbc.sql("select exists (select from segment_class where code = ?)")
        .param(code)
        .query(Boolean.class)
        .single();
  }

  private static void requireName(String place, String name) {
    boolean control = name.codePoints().anyMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > LONGEST_NAME || control) {
      throw invalid(place, "a name has 1 to " + LONGEST_NAME + " characters");
    }
  }

  private static BatonException invalid(String place, String fault) {
    return new BatonException(
        SegmentError.SEGMENT_INVALID,
        fault,
        Stream.of(new Finding(place, SegmentError.SEGMENT_INVALID.name(), fault)).toList());
  }
}
