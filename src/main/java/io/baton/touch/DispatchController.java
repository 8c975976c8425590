package io.baton.touch;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds sending back and lets it go, for all channels; and says what goes first. */
@RestController
class DispatchController {
  private static final Pattern CAMPAIGN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final int LONGEST_NOTE = 200;

  private final Holds holds;
  private final Priorities priorities;
  private final Bell bell;
  private final Access access;
  private final Audit audit;

  DispatchController(Holds holds, Priorities priorities, Bell bell, Access access, Audit audit) {
    this.holds = holds;
    this.priorities = priorities;
    this.bell = bell;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @param paused nothing leaves on any channel, for whatever reason
   */
  record DispatchView(boolean paused, List<Holds.Hold> holds) {}

  @GetMapping("/api/dispatch")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  DispatchView dispatch() {
    List<Holds.Hold> all = holds.all();
    return new DispatchView(
        all.stream().anyMatch(hold -> hold.channel().equals(Holds.EVERY_CHANNEL)), all);
  }

  /** No window leaves any more, on any node, until sending is resumed. */
  @PostMapping("/api/dispatch/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void pause() {
    if (holds.hold(Holds.EVERY_CHANNEL, Holds.Reason.PAUSED, "", person())) {
      audit.record("DISPATCH_PAUSED", "dispatch", Map.of());
    }
  }

  /** Ends a pause; an emergency stop and a hold after a restore need {@link #release}. */
  @PostMapping("/api/dispatch/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void resume() {
    if (holds.release(Holds.EVERY_CHANNEL, Holds.Reason.PAUSED)) {
      audit.record("DISPATCH_RESUMED", "dispatch", Map.of());
      bell.ringAllAfterCommit();
    }
  }

  record Note(@Nullable String note) {}

  /** The emergency stop, with the reason for it. */
  @PostMapping("/api/dispatch/stop")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  public void stop(@RequestBody Note why) {
    String note = required(why.note());
    if (holds.hold(Holds.EVERY_CHANNEL, Holds.Reason.STOPPED, note, person())) {
      audit.record("DISPATCH_STOPPED", "dispatch", Map.of("note", note));
    }
  }

  record Release(Holds.@Nullable Reason reason, @Nullable String note) {}

  /** Ends an emergency stop or a hold after a restore, with what was checked before. */
  @PostMapping("/api/dispatch/release")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void release(@RequestBody Release release) {
    String note = required(release.note());
    Holds.Reason reason = release.reason();
    if (reason == null) {
      throw invalid("/reason", "DISPATCH_REASON", "names what is released");
    }
    if (!holds.release(Holds.EVERY_CHANNEL, reason)) {
      throw new BatonException(TouchError.DISPATCH_HOLD_UNKNOWN, "there is no such hold");
    }
    audit.record("DISPATCH_RELEASED", "dispatch", Map.of("reason", reason.name(), "note", note));
    bell.ringAllAfterCommit();
  }

  @GetMapping("/api/dispatch/priorities")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  Map<String, Integer> priorities() {
    return priorities.all();
  }

  record Priority(int priority) {}

  /** 0, the usual, to 9, the first among campaigns; service messages go before all of them. */
  @PutMapping("/api/dispatch/priorities/{campaign}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void prioritise(@PathVariable String campaign, @RequestBody Priority wanted) {
    if (!CAMPAIGN.matcher(campaign).matches()) {
      throw invalid("/campaign", "DISPATCH_CAMPAIGN", "must be a campaign's code");
    }
    if (wanted.priority() < 0 || wanted.priority() > 9) {
      throw invalid("/priority", "DISPATCH_PRIORITY", "must be between 0 and 9");
    }
    priorities.set(campaign, wanted.priority());
    audit.record(
        "DISPATCH_PRIORITY_SET", "campaign:" + campaign, Map.of("priority", wanted.priority()));
  }

  /** The table's word holds again. */
  @DeleteMapping("/api/dispatch/priorities/{campaign}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void leaveToTheTable(@PathVariable String campaign) {
    if (!CAMPAIGN.matcher(campaign).matches()) {
      throw invalid("/campaign", "DISPATCH_CAMPAIGN", "must be a campaign's code");
    }
    if (priorities.clear(campaign)) {
      audit.record("DISPATCH_PRIORITY_CLEARED", "campaign:" + campaign, Map.of());
    }
  }

  private String person() {
    return access.callerName();
  }

  static String required(@Nullable String note) {
    String text = note == null ? "" : note.strip();
    if (text.isEmpty() || text.length() > LONGEST_NOTE || text.chars().anyMatch(c -> c < ' ')) {
      throw invalid(
          "/note", "DISPATCH_NOTE", "must say why, in 1 to " + LONGEST_NOTE + " characters");
    }
    return text;
  }

  static BatonException invalid(String place, String code, String message) {
    return new BatonException(
        TouchError.DISPATCH_INVALID,
        "the request cannot be used",
        List.of(new Finding(place, code, message)));
  }
}
