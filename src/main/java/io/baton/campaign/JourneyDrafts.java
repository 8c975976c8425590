package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Journeys while they are drawn, saved at every pause. One draft for a journey: a save names the
 * one it follows, so that two tabs cannot overwrite each other, and whoever goes on with somebody
 * else's has to say so.
 */
@Component
class JourneyDrafts {
  private static final String COLUMNS = "key, name, xml, author, based_on, version, updated_at";

  private final JdbcClient jdbc;
  private final Processes processes;
  private final ProcessGate gate;
  private final BatonClock clock;
  private final Audit audit;
  private final Access access;

  JourneyDrafts(
      JdbcClient jdbc,
      Processes processes,
      ProcessGate gate,
      BatonClock clock,
      Audit audit,
      Access access) {
    this.jdbc = jdbc;
    this.processes = processes;
    this.gate = gate;
    this.clock = clock;
    this.audit = audit;
    this.access = access;
  }

  List<JourneyDraft> all() {
    return jdbc.sql("SELECT " + COLUMNS + " FROM campaign_journey_draft ORDER BY key")
        .query(JourneyDraft.class)
        .list();
  }

  Optional<JourneyDraft> find(String key) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM campaign_journey_draft WHERE key = ?")
        .param(key)
        .query(JourneyDraft.class)
        .optional();
  }

  /**
   * @param seen version of the draft that the caller saw; 0 where there was none
   * @param basedOn version of the journey that the drawing began with; null for none
   * @param takeOver whether it may be somebody else's
   * @throws BatonException PROCESS_REFUSED for what even a draft must not hold, and what {@link
   *     CampaignError} says of drafts
   */
  @Transactional
  JourneyDraft save(
      String key, String xml, long seen, @Nullable Integer basedOn, boolean takeOver) {
    processes.requireDrawable(key);
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    gate.requireHarmless(bytes, Scope.JOURNEY);
    String me = access.current().name();
    Optional<JourneyDraft> before = locked(key);
    requireMine(before, seen, me, takeOver);
    JourneyDraft draft =
        new JourneyDraft(key, DiagramName.of(xml, key), xml, me, basedOn, seen + 1, clock.now());
    if (before.isEmpty()) {
      insert(draft);
    } else {
      update(draft);
    }
    boolean begun = before.isEmpty() || !before.get().author().equals(me);
    if (begun) {
      audit.record(
          before.isEmpty() ? "JOURNEY_DRAFT_BEGUN" : "JOURNEY_DRAFT_TAKEN_OVER",
          "process:" + key,
          before.map(was -> Map.<String, Object>of("from", was.author())).orElse(Map.of()));
    }
    return draft;
  }

  /** Nothing happens where there is none. */
  @Transactional
  void discard(String key, long seen) {
    Optional<JourneyDraft> before = locked(key);
    if (before.isPresent()) {
      requireMine(before, seen, access.current().name(), false);
      remove(key);
      audit.record("JOURNEY_DRAFT_DISCARDED", "process:" + key, Map.of());
    }
  }

  /**
   * Makes the draft the journey's next version.
   *
   * @throws BatonException PROCESS_REFUSED with the gate's findings; the draft stays then
   */
  @Transactional
  ProcessVersion publish(String key, long seen) {
    JourneyDraft draft =
        locked(key)
            .orElseThrow(
                () ->
                    new BatonException(
                        CampaignError.JOURNEY_DRAFT_NOT_FOUND, "there is no draft of " + key));
    requireMine(Optional.of(draft), seen, access.current().name(), false);
    Integer latest = processes.latest(key).map(ProcessVersion::version).orElse(null);
    if (latest != null && !latest.equals(draft.basedOn())) {
      throw new BatonException(
          CampaignError.PROCESS_STALE, "version %d of %s is newer".formatted(latest, key));
    }
    ProcessVersion version = processes.draw(key, draft.name(), draft.xml());
    remove(key);
    return version;
  }

  private static void requireMine(
      Optional<JourneyDraft> before, long seen, String me, boolean takeOver) {
    if (before.map(JourneyDraft::version).orElse(0L) != seen) {
      throw new BatonException(
          CampaignError.JOURNEY_DRAFT_STALE, "the draft was saved elsewhere since you opened it");
    }
    if (!takeOver && before.filter(draft -> !draft.author().equals(me)).isPresent()) {
      throw new BatonException(
          CampaignError.JOURNEY_DRAFT_OF_ANOTHER, "somebody else is drawing this journey");
    }
  }

  private Optional<JourneyDraft> locked(String key) {
    // A draft that is not there cannot be locked; its key can.
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('journey-draft:' || ?)) IS NULL")
        .param(key)
        .query(Boolean.class)
        .single();
    return find(key);
  }

  private void insert(JourneyDraft draft) {
    jdbc.sql(
            "INSERT INTO campaign_journey_draft (name, xml, author, based_on, version, updated_at,"
                + " key) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(values(draft))
        .update();
  }

  private void update(JourneyDraft draft) {
    jdbc.sql(
            "UPDATE campaign_journey_draft SET name = ?, xml = ?, author = ?, based_on = ?,"
                + " version = ?, updated_at = ? WHERE key = ?")
        .params(values(draft))
        .update();
  }

  private static List<Object> values(JourneyDraft draft) {
    return java.util.Arrays.asList(
        draft.name(),
        draft.xml(),
        draft.author(),
        draft.basedOn(),
        draft.version(),
        Timestamp.from(draft.updatedAt()),
        draft.key());
  }

  private void remove(String key) {
    jdbc.sql("DELETE FROM campaign_journey_draft WHERE key = ?").param(key).update();
  }
}
