package io.baton.clock;

import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.ErrorCode;
import io.baton.shared.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clock")
class ClockController {
  private static final Duration FARTHEST = Duration.ofDays(366);

  private final DatabaseClock clock;
  private final Audit audit;
  private final boolean adjustable;

  ClockController(
      DatabaseClock clock, Audit audit, @Value("${baton.test-clock}") boolean adjustable) {
    this.clock = clock;
    this.audit = audit;
    this.adjustable = adjustable;
  }

  @GetMapping
  @PreAuthorize("isAuthenticated()")
  Reading read() {
    return new Reading(clock.now(), clock.offset().toSeconds(), adjustable);
  }

  /** Moves campaign time forward, for trying what happens in three days. */
  @PostMapping("/advance")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  @Transactional
  public Reading advance(@RequestBody Advance advance) {
    if (!adjustable) {
      throw new BatonException(
          ClockError.CLOCK_FIXED, "start with BATON_TEST_CLOCK=true to move the clock");
    }
    Duration by = Duration.ofSeconds(advance.seconds());
    if (by.isNegative() || by.isZero() || by.compareTo(FARTHEST) > 0) {
      throw new BatonException(ClockError.CLOCK_STEP, "1 second to 366 days, forward only");
    }
    Instant now = clock.advance(by);
    audit.record("CLOCK_ADVANCED", "clock", Map.of("seconds", advance.seconds()));
    return new Reading(now, clock.offset().toSeconds(), true);
  }

  record Reading(Instant now, long offsetSeconds, boolean adjustable) {}

  record Advance(long seconds) {}

  private enum ClockError implements ErrorCode {
    CLOCK_FIXED(Kind.CONFLICT),
    CLOCK_STEP(Kind.INVALID);

    private final Kind kind;

    ClockError(Kind kind) {
      this.kind = kind;
    }

    @Override
    public Kind kind() {
      return kind;
    }
  }
}
