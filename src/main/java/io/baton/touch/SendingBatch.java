package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.Channels;
import io.baton.channel.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
  private final Attempts attempts;
  private final Settlement settlement;
  private final Composing composing;
  private final Answers answers;
  private final Recovery recovery;
  private final Breaker breaker;
  private final HandOverSize sizes;

  SendingBatch(
      Channels channels,
      Batches batches,
      Attempts attempts,
      Settlement settlement,
      Composing composing,
      Answers answers,
      Recovery recovery,
      Breaker breaker,
      HandOverSize sizes) {
    this.channels = channels;
    this.batches = batches;
    this.attempts = attempts;
    this.settlement = settlement;
    this.composing = composing;
    this.answers = answers;
    this.recovery = recovery;
    this.breaker = breaker;
    this.sizes = sizes;
  }

  /**
   * @return false if nothing could be done: it makes no sense to claim the next batch at once
   * @param goOn asked before each window, while waiting for the channel's pace, and by channels
   *     between two messages; false leaves the rest to whoever claims the batch next
   */
  boolean send(Claim claim, BooleanSupplier goOn) throws InterruptedException {
    Channel channel = channels.of(claim.channel());
    if (!recovery.recover(claim, channel)) {
      return true;
    }
    boolean something = true;
    if (claim.stopped()) {
      settlement.stopRest(claim, batches.unsent(claim));
    } else {
      something = sendDue(claim, channel, goOn);
    }
    batches.finish(claim);
    return something;
  }

  private boolean sendDue(Claim claim, Channel channel, BooleanSupplier goOn)
      throws InterruptedException {
    Todo todo = batches.todo(claim);
    Deque<Todo.Item> left = new ArrayDeque<>(todo.items());
    ClaimTexts texts = composing.texts(claim);
    boolean probed = false;
    boolean something = left.isEmpty();
    int number = 0;
    while (!left.isEmpty() && goOn.getAsBoolean() && !probed) {
      if (number > 0 && batches.somethingMoreUrgent(claim)) {
        break;
      }
      List<Todo.Item> window = window(left, claim, channel);
      Step step = sendWindow(claim, texts, channel, number++, window, todo.complete(), goOn);
      for (int i = step.back().size() - 1; i >= 0; i--) {
        left.addFirst(step.back().get(i));
      }
      if (!step.goOn()) {
        break;
      }
      something |= step.askAgainIn() == null;
      probed = claim.probe() && step.handedOver();
      if (step.askAgainIn() != null) {
        Thread.sleep(step.askAgainIn().toMillis());
      }
    }
    if (claim.probe() && !probed) {
      breaker.giveProbeBack(claim.channel());
    }
    return something;
  }

  private List<Todo.Item> window(Deque<Todo.Item> left, Claim claim, Channel channel) {
    int largest = Math.min(channel.descriptor().window(), attempts.largest(claim.channel()));
    int size = claim.probe() ? 1 : sizes.of(claim.channel(), largest);
    List<Todo.Item> window = new ArrayList<>();
    while (window.size() < size && !left.isEmpty()) {
      window.add(left.removeFirst());
    }
    return window;
  }

  /**
   * How a window went.
   *
   * @param back those for whom there was no room in the channel's pace
   * @param askAgainIn until there may be
   */
  private record Step(
      boolean goOn,
      boolean handedOver,
      List<Todo.Item> back,
      @org.jspecify.annotations.Nullable Duration askAgainIn) {
    static final Step END = new Step(false, false, List.of(), null);
  }

  private Step sendWindow(
      Claim claim,
      ClaimTexts texts,
      Channel channel,
      int number,
      List<Todo.Item> window,
      boolean complete,
      BooleanSupplier goOn) {
    List<Outcome> outcomes = new ArrayList<>(forgotten(channel, window));
    Composing.Composed composed =
        composing.compose(claim, texts, channel.descriptor(), without(window, outcomes));
    outcomes.addAll(composed.failed());
    if (composed.messages().isEmpty()) {
      boolean settled = settlement.settle(claim, null, outcomes, false);
      return new Step(settled, false, List.of(), null);
    }
    List<Todo.Item> items = composed.items();
    long asked = System.nanoTime();
    Attempts.Leave leave = attempts.open(claim, number, items);
    Instant opened = leave.opened();
    if (opened == null) {
      boolean settled = outcomes.isEmpty() || settlement.settle(claim, null, outcomes, false);
      return leave.askAgainIn() == null || !settled
          ? Step.END
          : new Step(true, false, items, leave.askAgainIn());
    }
    List<Todo.Item> leaving = items.subList(0, leave.messages());
    long began = System.nanoTime();
    // Whoever stood still until the lease was over must not begin: others have taken over by now.
    List<Outcome> handedOver =
        System.nanoTime() - asked > attempts.lease().toNanos()
            ? answers.heldBack(leaving)
            : handOver(
                claim,
                channel,
                leaving,
                composed.messages().subList(0, leave.messages()),
                opened,
                goOn);
    outcomes.addAll(handedOver);
    if (!settlement.settle(
        claim, new Settlement.Attempt(number, leave.counted()), outcomes, complete)) {
      recovery.late(claim, number, outcomes);
      return Step.END;
    }
    breaker.observe(claim.channel(), claim.probe(), handedOver, began);
    return new Step(true, true, items.subList(leave.messages(), items.size()), null);
  }

  private List<Outcome> handOver(
      Claim claim,
      Channel channel,
      List<Todo.Item> items,
      List<OutboundMessage> messages,
      Instant opened,
      BooleanSupplier goOn) {
    long started = System.nanoTime();
    List<Outcome> outcomes =
        answers.handOver(channel, items, messages, opened, claim.probe(), goOn);
    sizes.learn(claim.channel(), messages.size(), Duration.ofNanos(System.nanoTime() - started));
    return outcomes;
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
