package io.baton.worklist;

import io.baton.channel.OutboundMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts contacts on the worklist, unless their customers have answered meanwhile. */
@Component
class HandingOver {
  private final AnsweredMeanwhile answered;
  private final Worklist worklist;

  HandingOver(AnsweredMeanwhile answered, Worklist worklist) {
    this.answered = answered;
    this.worklist = worklist;
  }

  /**
   * @return those that nobody has to make any more; they are on no list
   */
  @Transactional
  public Set<UUID> write(
      String channel, List<OutboundMessage> messages, Map<String, Integer> customers) {
    Set<UUID> needless = answered.needless(messages, customers);
    worklist.add(
        channel,
        messages.stream().filter(message -> !needless.contains(message.touchId())).toList(),
        customers);
    return needless;
  }
}
