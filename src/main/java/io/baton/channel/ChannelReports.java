package io.baton.channel;

import java.util.List;

/**
 * Takes what peers report, in a transaction of its own. Whoever reports calls again with the same
 * after an exception, and may call twice without harm.
 */
public interface ChannelReports {
  void receipts(List<Receipt> receipts);

  void replies(List<Reply> replies);
}
