package io.baton.tag;

import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.Theme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tags that nobody has used for a while, with what they cost; proposed, never taken by itself. */
@Component
class UnusedTags {
  static final int MOST = 500;
  static final int LONGEST = 3_660;

  /** Online, and neither used nor made nor put online since. */
  private static final String IDLE =
      """
      select t.id, t.code, t.name_zh, t.name_en, t.type, s.theme, s.class,
        u.used_at, greatest(t.created_at, u.used_at, c.at) as idle_since
      from tag_tag t join tag_sheet s on s.tag_id = t.id and s.state = 'ONLINE'
        left join tag_seen u on u.tag_code = t.code
        left join lateral (select max(at) as at from tag_sheet_change
          where tag_id = t.id and action in ('APPROVE', 'RESUME')) c on true
      where greatest(t.created_at, u.used_at, c.at) < shared_now() - make_interval(days => :days)
        and t.code <> all(:used)
      """;

  private final JdbcClient jdbc;
  private final TagUsage usage;
  private final TagLifeCycle life;

  UnusedTags(JdbcClient jdbc, TagUsage usage, TagLifeCycle life) {
    this.jdbc = jdbc;
    this.usage = usage;
    this.life = life;
  }

  /**
   * @param usedAt when something was last seen to use it; null for never
   * @param idleSince since when nothing has used it
   * @param millis computing time of its runs in so many days
   * @param bytes of its values as they are stored
   */
  record Unused(
      String code,
      String nameZh,
      String nameEn,
      FieldType type,
      @Nullable Theme theme,
      @Nullable TagClass tagClass,
      @Nullable Instant usedAt,
      Instant idleSince,
      long millis,
      int runs,
      long bytes) {}

  /**
   * @param millis of all that are proposed, {@code bytes} likewise
   */
  record Proposal(int days, List<Unused> items, int total, long millis, long bytes) {}

  /** The most expensive ones first. */
  Proposal propose(int days, int page, int size) {
    requireDays(days);
    List<Unused> all = idle(days, usage.used());
    return new Proposal(
        days,
        all.stream().skip((long) page * size).limit(size).toList(),
        all.size(),
        all.stream().mapToLong(Unused::millis).sum(),
        all.stream().mapToLong(Unused::bytes).sum());
  }

  /**
   * Takes tags offline as proposed; all of them or none.
   *
   * @throws BatonException TAG_IN_USE with a finding a user, TAG_NOT_UNUSED with a finding a tag
   */
  @Transactional
  void accept(List<String> codes, int days) {
    requireDays(days);
    List<String> wanted = codes.stream().distinct().toList();
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw new BatonException(TagError.TAG_INVALID, "1 to " + MOST + " tags go offline at once");
    }
    // Locked in one order, so that two who accept overlapping lists wait and do not fail.
    wanted.stream().sorted().forEach(life::lock);
    wanted.forEach(life::requireUnused);
    Set<String> idle = new HashSet<>();
    idle(days, Set.of()).forEach(each -> idle.add(each.code()));
    List<Finding> others = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (!idle.contains(wanted.get(i))) {
        others.add(
            new Finding(
                "/tags/" + i,
                TagError.TAG_NOT_UNUSED.name(),
                "tag %s is not online, or was used within %d days".formatted(wanted.get(i), days)));
      }
    }
    if (!others.isEmpty()) {
      throw new BatonException(
          TagError.TAG_NOT_UNUSED, "some of these tags are not proposed any more", others);
    }
    wanted.forEach(life::suspend);
  }

  private List<Unused> idle(int days, Set<String> used) {
    return jdbc.sql(
            """
            with cost as (
              select rt.tag_code, sum(rt.millis) as millis, count(*) as runs
              from tag_run_tag rt join tag_run r on r.id = rt.run_id
              where r.started_at >= shared_now() - make_interval(days => :days) and rt.millis is not null
              group by rt.tag_code)
            select idle.*, coalesce(cost.millis, 0) as millis, coalesce(cost.runs, 0) as runs,
              (select coalesce(sum(octet_length(bytes)), 0) from tag_column where tag_id = idle.id) as bytes
            from (%s) idle left join cost on cost.tag_code = idle.code
            order by millis desc, bytes desc, idle.code"""
                .formatted(IDLE))
        .param("days", days)
        .param("used", used.toArray(String[]::new))
        .query((row, n) -> unused(row))
        .list();
  }

  private static Unused unused(ResultSet row) throws SQLException {
    return new Unused(
        row.getString("code"),
        row.getString("name_zh"),
        row.getString("name_en"),
        FieldType.valueOf(row.getString("type")),
        Optional.ofNullable(row.getString("theme")).map(Theme::valueOf).orElse(null),
        Optional.ofNullable(row.getString("class")).map(TagClass::valueOf).orElse(null),
        Optional.ofNullable(row.getTimestamp("used_at")).map(t -> t.toInstant()).orElse(null),
        row.getTimestamp("idle_since").toInstant(),
        row.getLong("millis"),
        row.getInt("runs"),
        row.getLong("bytes"));
  }

  private static void requireDays(int days) {
    if (days < 1 || days > LONGEST) {
      throw new BatonException(TagError.TAG_INVALID, "days are 1 to " + LONGEST);
    }
  }
}
