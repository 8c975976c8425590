package io.baton.tag.night;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The nightly computation of tags. */
@RestController
@RequestMapping("/api/tag-nights")
@PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
class NightController {
  private static final int NEWEST = 30;
  private static final int MOST_FAILURES = 200;

  private final Nights nights;
  private final NightBook book;
  private final ZoneId zone;

  NightController(Nights nights, NightBook book, @Value("${baton.zone}") ZoneId zone) {
    this.nights = nights;
    this.book = book;
    this.zone = zone;
  }

  /**
   * @param nextAt null while paused
   * @param nights the newest first
   */
  record NightlyTags(
      TagSchedule schedule, String zone, @Nullable Instant nextAt, List<Night> nights) {}

  record WantedSchedule(@Nullable LocalTime at, boolean enabled, int version) {}

  record NightClosing(@Nullable String note) {}

  record NightRun(long id) {}

  @GetMapping
  NightlyTags read() {
    TagSchedule schedule = book.schedule();
    return new NightlyTags(schedule, zone.getId(), nights.next(schedule), book.newest(NEWEST));
  }

  @PutMapping("/schedule")
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  NightlyTags change(@RequestBody WantedSchedule wanted) {
    nights.change(wanted.at(), wanted.enabled(), wanted.version());
    return read();
  }

  /** Computes all tags at once, in addition to the nights. */
  @PostMapping("/runs")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  NightRun runNow() {
    return new NightRun(nights.runNow());
  }

  /** Tags that kept their last values, and why. */
  @GetMapping("/{day}/failures")
  List<NightBook.NightFailure> failures(@PathVariable LocalDate day) {
    return book.failures(day, MOST_FAILURES);
  }

  /** A failed night is closed with what was found out. */
  @PostMapping("/{day}/closing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  void close(@PathVariable LocalDate day, @RequestBody NightClosing closing) {
    nights.close(day, closing.note());
  }
}
