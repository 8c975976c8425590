package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.engine.Journeys;
import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Journeys that wait for events of their members: a boundary message of a wait is the type of an
 * event. All customers of a batch leave the wait together. Before new ones come in, so that an
 * event which starts a journey is not also what the journey waits for.
 */
@Component
@Order(0)
class TellingJourneys implements EventConsumer {
  private final Journeys journeys;

  TellingJourneys(Journeys journeys) {
    this.journeys = journeys;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    Map<String, List<CustomerEvent>> byType =
        batch.stream()
            .filter(event -> !event.type().equals(AttributingToCampaigns.RESPONDED))
            .collect(Collectors.groupingBy(CustomerEvent::type));
    for (Map.Entry<Long, Set<String>> waiting : journeys.waitingFor(byType.keySet()).entrySet()) {
      for (String type : waiting.getValue()) {
        int[] who =
            byType.getOrDefault(type, List.of()).stream()
                .mapToInt(CustomerEvent::customer)
                .toArray();
        journeys.responded(waiting.getKey(), type, CustomerSet.of(who));
      }
    }
  }
}
