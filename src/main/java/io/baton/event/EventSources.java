package io.baton.event;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.event.EventSource.State;
import io.baton.event.EventSource.Way;
import io.baton.event.EventTopic.RestartPoint;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.shared.KafkaAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes, activates and pauses sources of events. */
@Component
class EventSources {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final int MOST = 200;

  private final SourceBook book;
  private final Samples samples;
  private final SourceTopics topics;
  private final Offsets offsets;
  private final KafkaAddress kafka;
  private final Access access;
  private final Audit audit;

  EventSources(
      SourceBook book,
      Samples samples,
      SourceTopics topics,
      Offsets offsets,
      KafkaAddress kafka,
      Access access,
      Audit audit) {
    this.book = book;
    this.samples = samples;
    this.topics = topics;
    this.offsets = offsets;
    this.kafka = kafka;
    this.access = access;
    this.audit = audit;
  }

  /**
   * @throws BatonException EVENT_SOURCE_UNKNOWN
   */
  EventSource require(String code) {
    return book.find(code)
        .orElseThrow(
            () -> new BatonException(EventErrorCode.EVENT_SOURCE_UNKNOWN, "no source " + code));
  }

  /**
   * Makes a source, or changes its names and mapping, which count from the next batch on. Its way
   * and topic stay.
   *
   * @throws BatonException EVENT_SOURCE_INVALID, EVENT_SOURCE_CONFLICT
   */
  @Transactional
  EventSource put(String code, SourceDraft draft) {
    book.raiseStamp();
    Optional<EventSource> before = book.find(code);
    refuse(faults(code, draft, before.orElse(null)));
    book.put(code, draft, State.DRAFT, access.callerName());
    audit.record(
        before.isPresent() ? "EVENT_SOURCE_CHANGED" : "EVENT_SOURCE_MADE",
        "event-source:" + code,
        Map.of("way", draft.way().name(), "undeclared", draft.undeclared().name()));
    return require(code);
  }

  /**
   * Takes its messages in from now on.
   *
   * @param from where a topic that was never followed begins
   */
  @Transactional
  EventSource activate(String code, RestartPoint from) {
    book.raiseStamp();
    EventSource source = require(code);
    if (source.state() == State.ACTIVE) {
      throw conflict("the source is active already");
    }
    if (source.way() == Way.KAFKA && source.state() == State.DRAFT) {
      begin(String.valueOf(source.topic()), from);
    }
    book.state(code, State.ACTIVE, access.callerName());
    audit.record("EVENT_SOURCE_ACTIVATED", "event-source:" + code, Map.of("from", from.name()));
    afterCommit(topics::look);
    return require(code);
  }

  @Transactional
  EventSource pause(String code) {
    book.raiseStamp();
    if (require(code).state() != State.ACTIVE) {
      throw conflict("the source is not active");
    }
    book.state(code, State.PAUSED, access.callerName());
    audit.record("EVENT_SOURCE_PAUSED", "event-source:" + code, Map.of());
    afterCommit(topics::look);
    return require(code);
  }

  /** An operator's answer to a topic whose offsets do not fit; ends the standstill on all nodes. */
  @Transactional
  void restart(String code, RestartPoint from) {
    EventSource source = require(code);
    if (source.way() != Way.KAFKA || source.state() != State.ACTIVE || !standsStill(source)) {
      throw conflict("the source does not stand still");
    }
    begin(String.valueOf(source.topic()), from);
    audit.record("EVENT_SOURCE_RESTARTED", "event-source:" + code, Map.of("from", from.name()));
    afterCommit(() -> topics.goOn(code));
  }

  /** A fresh key; the one before ends at once. */
  @Transactional
  SourceKey newKey(String code) {
    book.raiseStamp();
    if (require(code).way() != Way.HTTP) {
      throw conflict("only a source by HTTP has a key");
    }
    SourceKey key = SourceKey.fresh();
    book.key(code, key.hash());
    audit.record("EVENT_SOURCE_KEY_MADE", "event-source:" + code, Map.of());
    return key;
  }

  /** Its events stay, and so do its dead letters. */
  @Transactional
  void remove(String code) {
    book.raiseStamp();
    EventSource source = require(code);
    if (source.state() == State.ACTIVE) {
      throw conflict("pause the source first");
    }
    if (source.topic() != null) {
      offsets.forget(source.topic());
    }
    book.remove(code);
    audit.record("EVENT_SOURCE_REMOVED", "event-source:" + code, Map.of());
  }

  /** Here, or on another node: what is noted does not fit what the broker has. */
  private boolean standsStill(EventSource source) {
    if (topics
        .status(source.code())
        .filter(each -> each.state() == IntakeState.STOPPED)
        .isPresent()) {
      return true;
    }
    String topic = String.valueOf(source.topic());
    try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), topic)) {
      return !offsets.fit(topic, admin.topicId(), admin.beginnings(), admin.ends());
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  private static BatonException unreachable(KafkaException e) {
    return new BatonException(
        EventErrorCode.EVENT_TOPIC_UNREACHABLE, "the broker does not answer for this topic", e);
  }

  private void begin(String topic, RestartPoint from) {
    try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), topic)) {
      offsets.restart(
          topic,
          admin.topicId(),
          from == RestartPoint.BEGINNING ? admin.beginnings() : admin.ends());
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  private List<Finding> faults(String code, SourceDraft draft, @Nullable EventSource before) {
    List<Finding> findings = new ArrayList<>();
    if (!CODE.matcher(code).matches()) {
      findings.add(fault("/code", "1 to 60 small letters, digits or -"));
    }
    name(findings, "/nameZh", draft.nameZh());
    name(findings, "/nameEn", draft.nameEn());
    name(findings, "/owner", draft.owner());
    if ((draft.way() == Way.KAFKA) != (draft.topic() != null)) {
      findings.add(fault("/topic", "a source by Kafka has a topic, others have none"));
    } else if (draft.topic() != null) {
      topic(findings, code, draft.topic());
    }
    if (before != null
        && (before.way() != draft.way()
            || !String.valueOf(before.topic()).equals(String.valueOf(draft.topic())))) {
      findings.add(fault("/way", "way and topic stay; make another source"));
    }
    if (before == null && book.all().size() >= MOST) {
      findings.add(fault("/code", "at most " + MOST + " sources"));
    }
    findings.addAll(MappingRules.check(draft.mapping()));
    return findings;
  }

  private void topic(List<Finding> findings, String code, String topic) {
    if (!samples.allowed(topic)) {
      findings.add(fault("/topic", "this topic is no source"));
    }
    book.all().stream()
        .filter(other -> topic.equals(other.topic()) && !other.code().equals(code))
        .forEach(other -> findings.add(fault("/topic", "source " + other.code() + " follows it")));
  }

  private static void name(List<Finding> findings, String place, String name) {
    if (name.isBlank()
        || name.length() > 100
        || name.codePoints().anyMatch(Character::isISOControl)) {
      findings.add(fault(place, "1 to 100 printable characters"));
    }
  }

  private static Finding fault(String place, String message) {
    return new Finding(place, "EVENT_SOURCE_INVALID", message);
  }

  static void refuse(List<Finding> findings) {
    if (!findings.isEmpty()) {
      Finding first = findings.get(0);
      throw new BatonException(
          EventErrorCode.EVENT_SOURCE_INVALID, first.place() + ": " + first.message(), findings);
    }
  }

  private static BatonException conflict(String why) {
    return new BatonException(EventErrorCode.EVENT_SOURCE_CONFLICT, why);
  }

  private static void afterCommit(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }
}
