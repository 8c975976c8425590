package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.Channels;
import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Sends what is due of a claimed batch, window by window. Each window is three steps: the attempt
 * is committed, the messages leave, the results are committed. A crash between any two of them
 * leaves an open attempt, from which the next claimant knows exactly whom it concerns.
 */
@Component
class SendingBatch {
  private final Channels channels;
  private final Batches batches;
  private final Settlement settlement;
  private final Composing composing;
  private final Answers answers;
  private final Recovery recovery;

  SendingBatch(
      Channels channels,
      Batches batches,
      Settlement settlement,
      Composing composing,
      Answers answers,
      Recovery recovery) {
    this.channels = channels;
    this.batches = batches;
    this.settlement = settlement;
    this.composing = composing;
    this.answers = answers;
    this.recovery = recovery;
  }

  /**
   * @param goOn asked before each window; false leaves the rest to whoever claims the batch next
   */
  void send(Claim claim, BooleanSupplier goOn) {
    Channel channel = channels.of(claim.channel());
    if (!recovery.recover(claim, channel)) {
      return;
    }
    if (claim.stopped()) {
      settlement.stopRest(claim, batches.unsent(claim));
    } else {
      Todo todo = batches.todo(claim);
      int number = 0;
      for (List<Todo.Item> window : todo.windows(channel.descriptor().window())) {
        if (!goOn.getAsBoolean() || !sendWindow(claim, channel, number++, window, todo)) {
          break;
        }
      }
    }
    batches.finish(claim);
  }

  /** False if no further window of this claim may be sent. */
  private boolean sendWindow(
      Claim claim, Channel channel, int number, List<Todo.Item> window, Todo todo) {
    List<Outcome> outcomes = new ArrayList<>(forgotten(channel, window));
    Composing.Composed composed =
        composing.compose(claim, channel.descriptor(), without(window, outcomes));
    outcomes.addAll(composed.failed());
    if (composed.messages().isEmpty()) {
      return settlement.settle(claim, null, outcomes, false);
    }
    CustomerSet members =
        CustomerSet.of(composed.items().stream().mapToInt(Todo.Item::customer).toArray());
    Optional<Instant> opened = batches.open(claim, number, members);
    if (opened.isEmpty()) {
      return false;
    }
    outcomes.addAll(answers.handOver(channel, composed.items(), composed.messages(), opened.get()));
    if (settlement.settle(claim, number, outcomes, todo.complete())) {
      return true;
    }
    recovery.late(claim, number, outcomes);
    return false;
  }

  private static List<Todo.Item> without(List<Todo.Item> window, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return window;
    }
    Set<Integer> settled = outcomes.stream().map(Outcome::customer).collect(Collectors.toSet());
    return window.stream().filter(item -> !settled.contains(item.customer())).toList();
  }

  /** What may have reached a peer that has forgotten the key by now is not sent again. */
  private List<Outcome> forgotten(Channel channel, List<Todo.Item> window) {
    if (!channel.descriptor().idempotent()
        || window.stream().allMatch(item -> item.unknownSince() == null)) {
      return List.of();
    }
    Instant oldest = batches.clock().minus(Recovery.remembered(channel));
    List<Outcome> forgotten = new ArrayList<>();
    for (Todo.Item item : window) {
      Instant unknown = item.unknownSince();
      if (unknown != null && unknown.isBefore(oldest)) {
        forgotten.add(Outcome.inDoubt(item.customer(), "KEY_EXPIRED", unknown));
      }
    }
    return forgotten;
  }
}
