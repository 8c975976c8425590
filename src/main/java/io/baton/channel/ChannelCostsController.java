package io.baton.channel;

import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a message costs, for those who plan with it. */
@RestController
class ChannelCostsController {
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000);
  private static final int DECIMALS = 4;

  private final ChannelCosts costs;
  private final Channels channels;
  private final Audit audit;

  ChannelCostsController(ChannelCosts costs, Channels channels, Audit audit) {
    this.costs = costs;
    this.channels = channels;
    this.audit = audit;
  }

  /**
   * @param perMessage in the bank's currency; null where it is not known
   */
  record ChannelCost(String channel, @Nullable BigDecimal perMessage) {}

  @GetMapping("/api/channel-costs")
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  List<ChannelCost> costs() {
    Map<String, BigDecimal> known = costs.all();
    return channels.all().stream()
        .map(each -> new ChannelCost(each.channel(), known.get(each.channel())))
        .toList();
  }

  record MessageCost(@Nullable BigDecimal perMessage) {}

  /** Null where it is no longer known. */
  @PutMapping("/api/channels/{channel}/cost")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  @PreAuthorize("hasAnyRole('OPERATOR', 'ADMINISTRATOR')")
  public void set(@PathVariable String channel, @RequestBody MessageCost wanted) {
    String known = channels.of(channel).descriptor().channel();
    BigDecimal cost = wanted.perMessage();
    if (cost != null
        && (cost.signum() < 0
            || cost.compareTo(MOST) > 0
            || cost.stripTrailingZeros().scale() > DECIMALS)) {
      throw new BatonException(
          ChannelError.CHANNEL_COST_INVALID,
          "the cost cannot be used",
          List.of(
              new Finding(
                  "/perMessage", "CHANNEL_COST", "0 to 10,000 with at most four decimals")));
    }
    costs.set(known, cost);
    audit.record(
        "CHANNEL_COST_SET",
        "channel:" + known,
        Map.of("perMessage", cost == null ? "" : cost.toPlainString()));
  }
}
