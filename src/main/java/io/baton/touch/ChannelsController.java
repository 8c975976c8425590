package io.baton.touch;

import io.baton.access.Audit;
import io.baton.channel.ChannelDescriptor;
import io.baton.channel.Channels;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Channels with what went through them; here because only the ledger knows the numbers. */
@RestController
class ChannelsController {
  private static final TouchCounts NOTHING = new TouchCounts(0, 0, 0, 0, 0);

  private final Channels channels;
  private final TouchReport report;
  private final Touches touches;
  private final Switches switches;
  private final Audit audit;

  ChannelsController(
      Channels channels, TouchReport report, Touches touches, Switches switches, Audit audit) {
    this.channels = channels;
    this.report = report;
    this.touches = touches;
    this.switches = switches;
    this.audit = audit;
  }

  record ChannelView(
      String channel,
      String adapter,
      boolean simulated,
      boolean idempotent,
      String nameZh,
      String nameEn,
      long sent,
      long inDoubt,
      long refused,
      long open) {}

  @GetMapping("/api/channels")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<ChannelView> channels() {
    Map<String, TouchCounts> counts = report.countsByChannel();
    return channels.all().stream()
        .map(channel -> view(channel, counts.getOrDefault(channel.channel(), NOTHING)))
        .toList();
  }

  private static ChannelView view(ChannelDescriptor channel, TouchCounts counts) {
    return new ChannelView(
        channel.channel(),
        channel.adapter(),
        channel.simulated(),
        channel.idempotent(),
        channel.nameZh(),
        channel.nameEn(),
        counts.accepted(),
        counts.inDoubt(),
        counts.refused(),
        counts.open());
  }

  record DispatchView(boolean paused) {}

  @GetMapping("/api/dispatch")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  DispatchView dispatch() {
    return new DispatchView(switches.everythingPaused());
  }

  /** No window leaves any more, on any node, until sending is resumed. */
  @PostMapping("/api/dispatch/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void pause() {
    touches.pause(Switches.EVERYTHING);
    audit.record("DISPATCH_PAUSED", "dispatch", Map.of());
  }

  @PostMapping("/api/dispatch/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasRole('OPERATOR')")
  public void resume() {
    touches.resume(Switches.EVERYTHING);
    audit.record("DISPATCH_RESUMED", "dispatch", Map.of());
  }
}
