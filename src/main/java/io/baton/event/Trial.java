package io.baton.event;

import io.baton.event.Proposal.MessagePlace;
import io.baton.event.Reading.Readable;
import io.baton.event.Reading.Unreadable;
import io.baton.event.catalogue.EventSchema;
import io.baton.event.catalogue.KnownTypes;
import io.baton.event.catalogue.KnownTypes.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows what messages look like and what a mapping would make of them. Takes nothing in. */
@Component
class Trial {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EventReader reader = new EventReader();
  private final Samples samples;
  private final KnownTypes types;
  private final CustomerKeys customers;

  Trial(Samples samples, KnownTypes types, CustomerKeys customers) {
    this.samples = samples;
    this.types = types;
    this.customers = customers;
  }

  /**
   * Where messages to look at come from: a topic, or what a person pasted.
   *
   * @param code of the source that is being made
   */
  record SampleQuestion(@Nullable String code, @Nullable String topic, @Nullable String pasted) {}

  /**
   * @param messages as those may see them who have no need to know the persons
   * @param unreadable how many are no JSON object
   */
  record SampleAnswer(
      List<JsonNode> messages, int unreadable, List<MessagePlace> places, EventMapping proposal) {}

  /**
   * What would become of one message.
   *
   * @param event as it would be taken in, what may be personal covered; null where it would not
   * @param reason why it would be set aside
   * @param declared whether its type is in the catalogue
   */
  record TrialLine(
      @Nullable JsonNode event,
      @Nullable String reason,
      @Nullable String detail,
      boolean declared) {}

  /**
   * @param fields the names and values that were seen, for a first schema of each type
   */
  record TrialAnswer(int good, List<TrialLine> lines, Map<String, JsonNode> schemas) {}

  SampleAnswer sample(SampleQuestion question) {
    List<RawEvent> raw = raw(question);
    List<JsonNode> messages = new ArrayList<>();
    raw.forEach(each -> reader.object(each).ifPresent(messages::add));
    Proposal proposal = Proposal.of(messages);
    return new SampleAnswer(
        messages.stream().map(Hidden::hide).toList(),
        raw.size() - messages.size(),
        proposal.places(),
        proposal.mapping(question.code() == null ? "" : question.code(), customers));
  }

  TrialAnswer trial(SampleQuestion question, EventMapping mapping) {
    Feed feed =
        new Feed(
            question.code() == null ? "trial" : question.code(),
            mapping,
            EventProperties.Undeclared.ACCEPT);
    List<Reading> readings =
        raw(question).stream()
            .map(each -> reader.read(new RawEvent(each.origin(), each.json(), feed)))
            .toList();
    Map<String, Integer> known =
        customers.idsOf(
            readings.stream()
                .filter(Readable.class::isInstance)
                .map(reading -> ((Readable) reading).customer())
                .collect(Collectors.toSet()));
    Schemas declared = types.now();
    List<TrialLine> lines =
        readings.stream().map(reading -> line(reading, known, declared)).toList();
    return new TrialAnswer(
        (int) lines.stream().filter(line -> line.reason() == null).count(),
        lines,
        SchemaGuess.byType(readings, declared));
  }

  private static TrialLine line(Reading reading, Map<String, Integer> known, Schemas declared) {
    if (reading instanceof Unreadable not) {
      return new TrialLine(null, not.reason().name(), not.detail(), false);
    }
    Readable event = (Readable) reading;
    EventSchema schema = declared.of(event.type());
    Optional<String> breach = schema == null ? Optional.empty() : schema.breach(event.said());
    if (breach.isPresent()) {
      return new TrialLine(shown(event), DeadLetterReason.BREAKS_SCHEMA.name(), breach.get(), true);
    }
    return known.containsKey(event.customer())
        ? new TrialLine(shown(event), null, null, schema != null)
        : new TrialLine(
            shown(event), DeadLetterReason.UNKNOWN_CUSTOMER.name(), "/customer", schema != null);
  }

  private static JsonNode shown(Readable event) {
    return Hidden.hide(
        JSON.createObjectNode()
            .put("id", event.id())
            .put("type", event.type())
            .put("customer", event.customer())
            .put("at", event.at().toString())
            .set("fields", event.said()));
  }

  private List<RawEvent> raw(SampleQuestion question) {
    return question.topic() == null || question.topic().isBlank()
        ? Samples.pasted(question.pasted() == null ? "" : question.pasted())
        : samples.newest(question.topic());
  }
}
