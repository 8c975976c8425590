package io.baton.tag;

import io.baton.shared.BatonException;
import io.baton.tag.UnusedTags.Proposal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who uses a tag and what it costs, and which tags nobody uses. */
@RestController
@PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class TagUsageController {
  /** What a tag costs is said of so many days. */
  private static final int DAYS = 90;

  private final TagUsage usage;
  private final UnusedTags unused;
  private final Tags tags;
  private final JdbcClient jdbc;

  TagUsageController(TagUsage usage, UnusedTags unused, Tags tags, JdbcClient jdbc) {
    this.usage = usage;
    this.unused = unused;
    this.tags = tags;
    this.jdbc = jdbc;
  }

  /**
   * @param hidden users of other branches
   * @param stopped whether it is not computed any more
   * @param millis computing time of its runs in so many days
   */
  record Usage(
      List<TagUse> users,
      long hidden,
      @Nullable Instant usedAt,
      boolean stopped,
      int days,
      long millis,
      int runs,
      long bytes) {}

  record Accepted(@NotNull List<@NotNull String> tags, int days) {}

  private record Cost(@Nullable Instant usedAt, long millis, int runs, long bytes) {}

  @GetMapping("/api/tags/{code}/usage")
  Usage usage(@PathVariable String code) {
    Tag tag = tags.get(code);
    TagUses uses = usage.visibleUsersOf(code);
    Cost cost = cost(tag);
    return new Usage(
        uses.named(),
        uses.hidden(),
        cost.usedAt(),
        !usage.stopped(List.of(code)).isEmpty(),
        DAYS,
        cost.millis(),
        cost.runs(),
        cost.bytes());
  }

  @GetMapping("/api/tag-proposals")
  Proposal proposals(
      @RequestParam(defaultValue = "90") int days,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    if (page < 0 || size < 1 || size > UnusedTags.MOST) {
      throw new BatonException(
          TagError.TAG_INVALID, "page is 0 or more, size 1 to " + UnusedTags.MOST);
    }
    return unused.propose(days, page, size);
  }

  @PostMapping("/api/tag-proposals/acceptances")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
  void accept(@Valid @RequestBody Accepted accepted) {
    unused.accept(accepted.tags(), accepted.days());
  }

  private Cost cost(Tag tag) {
    return jdbc.sql(
            """
            select (select used_at from tag_seen where tag_code = :code),
              coalesce(sum(rt.millis), 0), count(rt.millis),
              (select coalesce(sum(octet_length(bytes)), 0) from tag_column where tag_id = :id)
            from tag_run_tag rt join tag_run r on r.id = rt.run_id
            where rt.tag_code = :code
              and r.started_at >= shared_now() - make_interval(days => :days)""")
        .param("code", tag.code())
        .param("id", tag.id())
        .param("days", DAYS)
        .query(
            (row, n) -> {
              var at = row.getTimestamp(1);
              return new Cost(
                  at == null ? null : at.toInstant(),
                  row.getLong(2),
                  row.getInt(3),
                  row.getLong(4));
            })
        .single();
  }
}
