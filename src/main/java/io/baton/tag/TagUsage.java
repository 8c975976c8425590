package io.baton.tag;

import io.baton.access.Access;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who uses tags, now and when last. Those who use them are asked; what they answer is written down
 * every hour, because a use that has ended leaves no other trace.
 */
@Component
public class TagUsage {
  /** So many are asked about one by one; for more there is one question about all. */
  private static final int ONE_BY_ONE = 5;

  /** Asked late: those who use tags are made of this module. */
  private final ObjectProvider<TagUsers> users;

  private final Access access;
  private final JdbcClient jdbc;

  TagUsage(ObjectProvider<TagUsers> users, Access access, JdbcClient jdbc) {
    this.users = users;
    this.access = access;
    this.jdbc = jdbc;
  }

  List<TagUse> usersOf(String tag) {
    return users.orderedStream().flatMap(each -> each.usersOf(tag).stream()).toList();
  }

  /** As much of it as the caller may know. */
  TagUses visibleUsersOf(String tag) {
    return TagUses.seenFrom(access.current().branchPath(), usersOf(tag));
  }

  /** All tags that something uses, one question to each who may use some. */
  Set<String> used() {
    Set<String> used = new HashSet<>();
    users.orderedStream().forEach(each -> used.addAll(each.used()));
    return used;
  }

  /**
   * Of these, the tags that are not computed any more: taken offline, and nothing uses them. One
   * that is offline and in use goes on, for what runs must not grow old under its feet.
   */
  public Set<String> stopped(Collection<String> codes) {
    List<String> offline =
        jdbc.sql(
                """
                select t.code from tag_tag t join tag_sheet s on s.tag_id = t.id
                where t.code = any(?) and s.state in ('SUSPENDED', 'RETIRED')""")
            .param(codes.toArray(String[]::new))
            .query(String.class)
            .list();
    Set<String> stopped = new TreeSet<>(offline);
    if (offline.size() > ONE_BY_ONE) {
      stopped.removeAll(used());
    } else {
      stopped.removeIf(code -> !usersOf(code).isEmpty());
    }
    return stopped;
  }

  @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
  void observe() {
    jdbc.sql(
            """
            insert into tag_seen (tag_code, used_at)
            select code, shared_now() from tag_tag where code = any(?)
            on conflict (tag_code) do update set used_at = greatest(tag_seen.used_at, excluded.used_at)""")
        .param(used().toArray(String[]::new))
        .update();
  }
}
