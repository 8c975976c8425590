package io.baton.response;

import io.baton.cohort.CustomerSet;
import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import io.baton.response.AttributionWindows.Assigned;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes the responses out of the stream of events, all in the transaction of the inbox: what it
 * stores and whom it tells happens once per event.
 */
@Component
class ResponseConsumer implements EventConsumer {
  /** What a customer did: answered, or bought what was offered. */
  private static final Set<String> TYPES = Set.of("response", "conversion");

  private final ObjectProvider<AttributionWindows> windows;
  private final ObjectProvider<ResponseListener> listeners;
  private final Conversions conversions;

  ResponseConsumer(
      ObjectProvider<AttributionWindows> windows,
      ObjectProvider<ResponseListener> listeners,
      Conversions conversions) {
    this.windows = windows;
    this.listeners = listeners;
    this.conversions = conversions;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    List<CustomerEvent> responses =
        batch.stream().filter(event -> TYPES.contains(event.type())).toList();
    if (responses.isEmpty()) {
      return;
    }
    CustomerSet customers = Attributing.customersOf(responses);
    List<Assigned> assigned =
        windows.stream().flatMap(source -> source.assignedTo(customers).stream()).toList();
    Collection<Conversion> found = Attributing.attribute(responses, assigned);
    if (!found.isEmpty()) {
      tell(conversions.store(found));
    }
  }

  private void tell(List<Conversion> fresh) {
    Map<Long, List<Conversion>> byCampaign =
        fresh.stream()
            .filter(conversion -> conversion.arm() == Arm.TREATED)
            .collect(
                Collectors.groupingBy(Conversion::campaignId, TreeMap::new, Collectors.toList()));
    byCampaign.forEach(
        (campaignId, responders) -> {
          CustomerSet set =
              CustomerSet.of(responders.stream().mapToInt(Conversion::customer).toArray());
          listeners.orderedStream().forEach(listener -> listener.responded(campaignId, set));
        });
  }
}
