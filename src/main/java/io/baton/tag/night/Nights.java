package io.baton.tag.night;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.tag.compute.FreeRun;
import io.baton.tag.compute.TagComputation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts the run of a night, and decides when there is one. A night and its run are one
 * transaction, and the night's day is a key, so that however many nodes look at the clock one of
 * them starts it. After an outage the latest night is made up for, and those before it are counted:
 * what they would have computed, this one computes.
 */
@Component
class Nights {
  private static final int LONGEST_NOTE = 1_000;

  private final NightBook book;
  private final TagComputation computation;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;
  private final ZoneId zone;

  Nights(
      NightBook book,
      TagComputation computation,
      Access access,
      Audit audit,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId zone) {
    this.book = book;
    this.computation = computation;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Starts the night that is due, if nobody has.
   *
   * @throws BatonException TAG_RUN_UNDER_WAY where another run took a tag at the same moment; the
   *     night is still due then
   */
  @Transactional
  public void begin() {
    TagSchedule schedule = book.heldSchedule();
    Optional<LocalDate> due = due(schedule, clock.now());
    if (due.isEmpty()) {
      return;
    }
    LocalDate day = due.get();
    NightTimes times = times(schedule);
    if (!book.take(day, times.due(day), missed(schedule, times, day))) {
      return;
    }
    FreeRun run = computation.startFree();
    if (run.run() == null) {
      book.leftOut(day, run.leftOut());
    } else {
      book.started(day, run.run(), run.leftOut());
    }
    audit.record("TAG_NIGHT_STARTED", "tag-night:" + day, Map.of("leftOut", run.leftOut()));
  }

  /** The night that should have begun and has not. */
  Optional<LocalDate> due(TagSchedule schedule, Instant now) {
    NightTimes times = times(schedule);
    LocalDate day = times.latest(now);
    return schedule.enabled() && times.due(day).isAfter(schedule.since()) && !book.has(day)
        ? Optional.of(day)
        : Optional.empty();
  }

  private int missed(TagSchedule schedule, NightTimes times, LocalDate day) {
    LocalDate first = times.after(schedule.since());
    LocalDate expected =
        book.lastBefore(day)
            .map(last -> last.plusDays(1))
            .filter(next -> next.isAfter(first))
            .orElse(first);
    return (int) Math.max(0, ChronoUnit.DAYS.between(expected, day));
  }

  /** When the next one begins by itself; null while the schedule is paused. */
  @Nullable Instant next(TagSchedule schedule) {
    NightTimes times = times(schedule);
    Instant now = clock.now();
    return schedule.enabled()
        ? times.due(due(schedule, now).orElseGet(() -> times.after(now)))
        : null;
  }

  NightTimes times(TagSchedule schedule) {
    return new NightTimes(schedule.at(), zone);
  }

  /** Computes all tags now; the night comes nevertheless. */
  @Transactional
  public long runNow() {
    FreeRun run = computation.startFree();
    if (run.run() == null) {
      throw new BatonException(
          NightError.TAG_NIGHT_NOTHING,
          run.leftOut() == 0
              ? "there is no tag to compute"
              : "all %d tags are being computed already".formatted(run.leftOut()));
    }
    return run.run();
  }

  /**
   * @throws BatonException TAG_SCHEDULE_INVALID, TAG_SCHEDULE_CHANGED
   */
  @Transactional
  public void change(@Nullable LocalTime at, boolean enabled, int version) {
    if (at == null || !at.equals(at.truncatedTo(ChronoUnit.MINUTES))) {
      throw new BatonException(
          NightError.TAG_SCHEDULE_INVALID, "a time of the day in hours and minutes, like 02:00");
    }
    if (!book.change(at, enabled, version, access.callerName())) {
      throw new BatonException(
          NightError.TAG_SCHEDULE_CHANGED, "somebody else has changed the schedule meanwhile");
    }
    audit.record(
        "TAG_SCHEDULE_CHANGED", "tag-schedule", Map.of("at", at.toString(), "enabled", enabled));
  }

  /**
   * @throws BatonException TAG_NIGHT_UNKNOWN also where that night did not fail or is closed
   *     already, TAG_NIGHT_NOTE
   */
  @Transactional
  public void close(LocalDate day, @Nullable String note) {
    if (note == null || note.isBlank() || note.length() > LONGEST_NOTE) {
      throw new BatonException(
          NightError.TAG_NIGHT_NOTE, "say in at most 1000 characters what was found out");
    }
    if (!book.close(day, note.strip(), access.callerName())) {
      throw new BatonException(
          NightError.TAG_NIGHT_UNKNOWN, "there is no failed night of that day to close");
    }
    audit.record("TAG_NIGHT_CLOSED", "tag-night:" + day, Map.of());
  }
}
