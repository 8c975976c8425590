package io.baton.history;

import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what was taken in into the history, in the transaction of the inbox: a duplicate never
 * comes here, and a late event enters with the time at which it happened.
 */
@Component
class RecordingEvents implements EventConsumer {
  private static final Pattern CODE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,100}");
  private static final BigDecimal MOST = new BigDecimal("1e15");

  private final History history;

  RecordingEvents(History history) {
    this.history = history;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    history.append(batch.stream().map(RecordingEvents::event).toList());
  }

  private static HistoryEvent event(CustomerEvent event) {
    return new HistoryEvent(
        event.customer(),
        event.at(),
        event.type(),
        code(event, "code"),
        code(event, "product"),
        code(event, "merchant"),
        amount(event));
  }

  /** What can't be a code is none: the event itself still happened. */
  private static @Nullable String code(CustomerEvent event, String field) {
    Object value = event.fields().get(field);
    if (value instanceof Long number) {
      return number.toString();
    }
    return value instanceof String text && CODE.matcher(text).matches() ? text : null;
  }

  private static @Nullable BigDecimal amount(CustomerEvent event) {
    Object value = event.fields().get("amount");
    BigDecimal amount =
        value instanceof Long number
            ? BigDecimal.valueOf(number)
            : value instanceof BigDecimal decimal ? decimal : null;
    return amount == null || amount.abs().compareTo(MOST) >= 0 ? null : amount;
  }
}
