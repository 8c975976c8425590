package io.baton.touch;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.channel.Channels;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Channels with what went through them; here because only the ledger knows the numbers. */
@RestController
class ChannelsController {
  private static final int FASTEST = 1_000_000;

  private final Channels channels;
  private final ChannelHealth health;
  private final Holds holds;
  private final Pacing pacing;
  private final Bell bell;
  private final Access access;
  private final Audit audit;

  ChannelsController(
      Channels channels,
      ChannelHealth health,
      Holds holds,
      Pacing pacing,
      Bell bell,
      Access access,
      Audit audit) {
    this.channels = channels;
    this.health = health;
    this.holds = holds;
    this.pacing = pacing;
    this.bell = bell;
    this.access = access;
    this.audit = audit;
  }

  @GetMapping("/api/channels")
  @PreAuthorize(
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER', 'ADMINISTRATOR')")
  List<ChannelView> channels() {
    return health.all();
  }

  /** No window leaves on this channel any more, on any node, until it is resumed. */
  @PostMapping("/api/channels/{channel}/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void pause(@PathVariable String channel) {
    String known = channels.of(channel).descriptor().channel();
    if (holds.hold(known, Holds.Reason.PAUSED, "", access.callerName())) {
      audit.record("CHANNEL_PAUSED", "channel:" + known, Map.of());
    }
  }

  @PostMapping("/api/channels/{channel}/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void resume(@PathVariable String channel) {
    String known = channels.of(channel).descriptor().channel();
    if (holds.release(known, Holds.Reason.PAUSED)) {
      audit.record("CHANNEL_RESUMED", "channel:" + known, Map.of());
      bell.ringAfterCommit(known);
    }
  }

  record Pace(@Nullable Integer perSecond) {}

  /** The most messages a second, from the next window on; null for no such limit. */
  @PutMapping("/api/channels/{channel}/pace")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  public void pace(@PathVariable String channel, @RequestBody Pace pace) {
    String known = channels.of(channel).descriptor().channel();
    Integer perSecond = pace.perSecond();
    if (perSecond != null && (perSecond < 1 || perSecond > FASTEST)) {
      throw new BatonException(
          TouchError.DISPATCH_INVALID,
          "the pace cannot be used",
          List.of(new Finding("/perSecond", "DISPATCH_PACE", "must be between 1 and " + FASTEST)));
    }
    Map<String, Object> details = new HashMap<>();
    details.put("before", String.valueOf(pacing.perSecond(known)));
    details.put("perSecond", String.valueOf(perSecond));
    pacing.setPerSecond(known, perSecond);
    audit.record("CHANNEL_PACE_SET", "channel:" + known, details);
  }
}
