package io.baton.worklist;

import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A customer who responded on any channel is not called for the same campaign any more. */
@Component
class AnsweredMeanwhile implements EventConsumer {
  private static final Set<String> TYPES = Set.of("response", "conversion");

  private final Worklist worklist;

  AnsweredMeanwhile(Worklist worklist) {
    this.worklist = worklist;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    for (CustomerEvent event : batch) {
      if (TYPES.contains(event.type())) {
        worklist.withdraw(event.customer(), event.text("campaign").orElse(null));
      }
    }
  }
}
