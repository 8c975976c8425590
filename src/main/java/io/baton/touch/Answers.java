package io.baton.touch;

import io.baton.channel.Channel;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.shared.BatonClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands messages over and makes of what the channel says what each touch became. A channel is
 * believed only as far as its answer is well-formed: one result for each message, or nothing is
 * known about any of them.
 */
@Component
class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,47}");
  private static final String GAVE_UP = "GAVE_UP_";
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);
  private static final int MOST_DOUBLINGS = 12;

  private final DispatchSettings settings;
  private final BatonClock clock;

  Answers(DispatchSettings settings, BatonClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param items those the messages are for, in the same order
   * @param opened when the attempt was recorded
   * @param probe the message is sent to see whether the peer answers; that it does not is no fault
   *     of the touch and counts as no attempt
   */
  List<Outcome> handOver(
      Channel channel,
      List<Todo.Item> items,
      List<OutboundMessage> messages,
      Instant opened,
      boolean probe,
      BooleanSupplier goOn) {
    boolean repeatable = channel.descriptor().idempotent();
    List<SendResult> results = ask(channel, messages, goOn);
    List<Outcome> outcomes = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Todo.Item item = items.get(i);
      Todo.Item counted =
          probe ? new Todo.Item(item.customer(), item.attempts() - 1, item.unknownSince()) : item;
      outcomes.add(outcome(counted, results.get(i), opened, repeatable));
    }
    return outcomes;
  }

  /** None of these was handed over. */
  List<Outcome> heldBack(List<Todo.Item> items) {
    return items.stream().map(this::heldBack).toList();
  }

  /** The message was not handed over, because sending was held back meanwhile. */
  static boolean held(Outcome outcome) {
    return outcome.state() == TouchState.RETRY && Channel.HELD.equals(outcome.detail());
  }

  /** The peer said neither yes nor no. */
  static boolean withoutAnswer(Outcome outcome) {
    String detail = outcome.detail();
    return outcome.state() == TouchState.RETRY
        || outcome.state() == TouchState.IN_DOUBT
        || (detail != null && detail.startsWith(GAVE_UP));
  }

  private static List<SendResult> ask(
      Channel channel, List<OutboundMessage> messages, BooleanSupplier goOn) {
    String failure;
    try {
      List<SendResult> results = channel.send(List.copyOf(messages), goOn);
      // Copied: what is judged must be what was counted, whatever the channel does to its list.
      List<@Nullable SendResult> copy = results == null ? List.of() : new ArrayList<>(results);
      if (copy.size() == messages.size() && copy.stream().allMatch(SendResult.class::isInstance)) {
        return copy.stream().map(SendResult.class::cast).toList();
      }
      failure = "CHANNEL_ANSWERED_WRONGLY";
      log.error(
          "channel {} answered {} results to {} messages",
          channel.descriptor().channel(),
          copy.size(),
          messages.size());
    } catch (RuntimeException | LinkageError e) {
      failure = "CHANNEL_FAILED";
      // No message: it may quote what was sent.
      log.warn(
          "channel {} failed on a window of {}: {}",
          channel.descriptor().channel(),
          messages.size(),
          e.getClass().getName());
    }
    SendResult nothingKnown = new SendResult.InDoubt(failure);
    return messages.stream().map(message -> nothingKnown).toList();
  }

  private Outcome outcome(Todo.Item item, SendResult result, Instant opened, boolean repeatable) {
    Instant unknown = item.unknownSince();
    if (result instanceof SendResult.Accepted) {
      return Outcome.accepted(item.customer());
    } else if (result instanceof SendResult.Answered) {
      Todo.Item certain = repeatable ? new Todo.Item(item.customer(), item.attempts(), null) : item;
      return Outcome.unsent(certain, TouchState.LEFT, Withdrawals.ANSWERED);
    } else if (result instanceof SendResult.Refused refused) {
      // Under the same key a peer's "no" is about all attempts; without keys only about this one.
      return unknown == null || repeatable
          ? Outcome.refused(item.customer(), code(refused.reason()))
          : Outcome.inDoubt(item.customer(), code(refused.reason()), unknown);
    } else if (result instanceof SendResult.RetryAt later) {
      return Channel.HELD.equals(later.reason())
          ? heldBack(item)
          : again(item, later.at(), code(later.reason()), unknown);
    } else if (result instanceof SendResult.InDoubt doubt) {
      Instant since = unknown == null ? opened : unknown;
      return repeatable
          ? again(item, null, code(doubt.reason()), since)
          : Outcome.inDoubt(item.customer(), code(doubt.reason()), since);
    }
    throw new IllegalStateException("unknown result " + result.getClass());
  }

  private Outcome heldBack(Todo.Item item) {
    return new Outcome(
        item.customer(),
        TouchState.RETRY,
        Math.max(0, item.attempts()),
        clock.now(),
        Channel.HELD,
        item.unknownSince());
  }

  /** Another attempt, not before the peer's time and the back-off; the end after too many. */
  private Outcome again(
      Todo.Item item, @Nullable Instant notBefore, String reason, @Nullable Instant unknownSince) {
    int attempts = item.attempts() + 1;
    Instant now = clock.now();
    boolean tooLate = notBefore != null && notBefore.isAfter(now.plus(LONGEST_WAIT));
    if (attempts >= settings.attempts() || tooLate) {
      String detail = GAVE_UP + reason;
      return unknownSince == null
          ? Outcome.refused(item.customer(), detail)
          : Outcome.inDoubt(item.customer(), detail, unknownSince);
    }
    Instant next =
        now.plus(
            settings
                .backOff()
                .multipliedBy(1L << Math.max(0, Math.min(attempts - 1, MOST_DOUBLINGS))));
    if (notBefore != null && notBefore.isAfter(next)) {
      next = notBefore;
    }
    // Up to the database's precision, which would otherwise round down to before the peer's time.
    Instant stored = next.plusNanos(999).truncatedTo(ChronoUnit.MICROS);
    return new Outcome(
        item.customer(), TouchState.RETRY, Math.max(0, attempts), stored, reason, unknownSince);
  }

  /** A reason is a code. Anything else could be the customer's address, or worse. */
  private static String code(@Nullable String reason) {
    return reason != null && CODE.matcher(reason).matches() ? reason : "UNNAMED";
  }
}
