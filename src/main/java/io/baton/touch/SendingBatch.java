package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.Channels;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due of a claimed batch, window by window. Each window is three steps: the attempt
 * is committed, the messages leave, the results are committed. A crash between any two of them
 * leaves an open attempt, from which the next claimant knows exactly whom it concerns.
 */
@Component
class SendingBatch {
  private static final Logger log = LoggerFactory.getLogger(SendingBatch.class);

  private final Channels channels;
  private final Batches batches;
  private final Settlement settlement;
  private final Composing composing;
  private final DispatchSettings settings;
  private final BatonClock clock;

  SendingBatch(
      Channels channels,
      Batches batches,
      Settlement settlement,
      Composing composing,
      DispatchSettings settings,
      BatonClock clock) {
    this.channels = channels;
    this.batches = batches;
    this.settlement = settlement;
    this.composing = composing;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param goOn asked before each window; false leaves the rest to whoever claims the batch next
   */
  void send(Claim claim, BooleanSupplier goOn) {
    Channel channel = channels.of(claim.channel());
    if (!settlement.recover(claim, channel.descriptor().idempotent())) {
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
    Composing.Composed composed = composing.compose(claim, channel.descriptor(), window);
    List<Outcome> outcomes = new ArrayList<>(composed.failed());
    if (composed.messages().isEmpty()) {
      return settlement.settle(claim, null, outcomes, false);
    }
    CustomerSet members =
        CustomerSet.of(composed.items().stream().mapToInt(Todo.Item::customer).toArray());
    if (!batches.open(claim, number, members)) {
      return false;
    }
    outcomes.addAll(handOver(channel, composed));
    if (settlement.settle(claim, number, outcomes, todo.complete())) {
      return true;
    }
    settlement.late(claim, number, outcomes);
    return false;
  }

  private List<Outcome> handOver(Channel channel, Composing.Composed composed) {
    List<Outcome> outcomes = new ArrayList<>(composed.items().size());
    try {
      List<SendResult> results = channel.send(composed.messages());
      for (int i = 0; i < results.size(); i++) {
        outcomes.add(outcomeOf(composed.items().get(i), results.get(i)));
      }
    } catch (RuntimeException e) {
      log.warn(
          "channel {} failed on a window of {}: {}",
          channel.descriptor().channel(),
          composed.items().size(),
          e.getClass().getName());
      for (Todo.Item item : composed.items()) {
        outcomes.add(
            channel.descriptor().idempotent()
                ? again(item, clock.now(), "CHANNEL_FAILED")
                : Outcome.of(item.customer(), TouchState.IN_DOUBT, "CHANNEL_FAILED"));
      }
    }
    return outcomes;
  }

  private Outcome outcomeOf(Todo.Item item, SendResult result) {
    if (result instanceof SendResult.Accepted) {
      return Outcome.accepted(item.customer());
    } else if (result instanceof SendResult.Refused refused) {
      return Outcome.of(item.customer(), TouchState.REFUSED_BY_CHANNEL, refused.reason());
    } else if (result instanceof SendResult.RetryAt later) {
      return again(item, later.at(), later.reason());
    } else if (result instanceof SendResult.InDoubt doubt) {
      return Outcome.of(item.customer(), TouchState.IN_DOUBT, doubt.reason());
    }
    throw new IllegalStateException("unknown result " + result.getClass());
  }

  /** Another attempt, not before the peer's time and the back-off; a refusal after too many. */
  private Outcome again(Todo.Item item, Instant notBefore, String reason) {
    int attempts = item.attempts() + 1;
    if (attempts >= settings.attempts()) {
      return Outcome.of(item.customer(), TouchState.REFUSED_BY_CHANNEL, "GAVE_UP: " + reason);
    }
    Instant backedOff =
        clock.now().plus(settings.backOff().multipliedBy(1L << Math.min(attempts - 1, 12)));
    return new Outcome(
        item.customer(),
        TouchState.RETRY,
        attempts,
        notBefore.isAfter(backedOff) ? notBefore : backedOff,
        reason);
  }
}
