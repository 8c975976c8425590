package io.baton.campaign;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.engine.Arrival;
import io.baton.engine.ElementInfo;
import io.baton.engine.ProcessGate;
import io.baton.engine.Scope;
import io.baton.engine.Sketch;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The versions of journeys and life cycles, each checked by the gate before it was kept. */
@Component
class Processes {
  private static final String COLUMNS = "key, version, scope, name, origin, xml, sha256";

  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,79}");

  private final JdbcClient jdbc;
  private final ProcessGate gate;
  private final BatonClock clock;
  private final Audit audit;
  private final Access access;

  Processes(JdbcClient jdbc, ProcessGate gate, BatonClock clock, Audit audit, Access access) {
    this.jdbc = jdbc;
    this.gate = gate;
    this.clock = clock;
    this.audit = audit;
    this.access = access;
  }

  /** The newest version of each. */
  List<ProcessVersion> all() {
    return jdbc.sql(
            "SELECT DISTINCT ON (key) "
                + COLUMNS
                + " FROM campaign_process ORDER BY key, version DESC")
        .query(ProcessVersion.class)
        .list();
  }

  Optional<ProcessVersion> latest(String key) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM campaign_process WHERE key = ? ORDER BY version DESC LIMIT 1")
        .param(key)
        .query(ProcessVersion.class)
        .optional();
  }

  ProcessVersion require(String key) {
    return latest(key)
        .orElseThrow(
            () ->
                new BatonException(CampaignError.PROCESS_NOT_FOUND, "there is no process " + key));
  }

  /**
   * @throws BatonException PROCESS_NOT_FOUND
   */
  ProcessVersion require(String key, int version) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM campaign_process WHERE key = ? AND version = ?")
        .params(key, version)
        .query(ProcessVersion.class)
        .optional()
        .orElseThrow(
            () ->
                new BatonException(
                    CampaignError.PROCESS_NOT_FOUND,
                    "there is no version %d of %s".formatted(version, key)));
  }

  /** The diagram that runs, or would run: the submitted version, else the latest. */
  ProcessVersion journeyOf(Campaign campaign) {
    return pinned(campaign.journey, Pins.of(campaign).journey(campaign.journey));
  }

  ProcessVersion lifeCycleOf(Campaign campaign) {
    return pinned(campaign.lifeCycle, Pins.of(campaign).lifeCycle(campaign.lifeCycle));
  }

  private ProcessVersion pinned(String key, OptionalInt version) {
    return version.isPresent() ? require(key, version.getAsInt()) : require(key);
  }

  /** A version without its drawing. */
  record Past(
      int version, String name, ProcessOrigin origin, Instant createdAt, String createdBy) {}

  /** The newest first; none for a key that is not known. */
  List<Past> versions(String key) {
    return jdbc.sql(
            "SELECT version, name, origin, created_at, created_by FROM campaign_process"
                + " WHERE key = ? ORDER BY version DESC")
        .param(key)
        .query(Past.class)
        .list();
  }

  /** When the newest version of each was kept. */
  Map<String, Instant> savedAt() {
    Map<String, Instant> moments = new HashMap<>();
    jdbc.sql("SELECT key, max(created_at) FROM campaign_process GROUP BY key")
        .query(
            row -> {
              moments.put(row.getString(1), row.getTimestamp(2).toInstant());
            });
    return moments;
  }

  List<ElementInfo> elements(ProcessVersion process) {
    return gate.elements(process.xml().getBytes(StandardCharsets.UTF_8));
  }

  Sketch sketch(ProcessVersion process) {
    return gate.sketch(process.xml().getBytes(StandardCharsets.UTF_8));
  }

  /** How a cohort that starts at this time gets to each element. */
  Map<String, Arrival> arrivals(ProcessVersion process, Instant start) {
    return gate.arrivals(process.xml().getBytes(StandardCharsets.UTF_8), start);
  }

  /**
   * A journey of this key may be drawn: the key is one, and no diagram of the product or of another
   * kind has it.
   *
   * @throws BatonException PROCESS_KEY, PROCESS_KEY_TAKEN or PROCESS_OF_PRODUCT
   */
  void requireDrawable(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new BatonException(CampaignError.PROCESS_KEY, "a key has letters, digits and dashes");
    }
    Optional<ProcessVersion> latest = latest(key);
    if (latest.filter(version -> version.scope() != Scope.JOURNEY).isPresent()) {
      throw new BatonException(CampaignError.PROCESS_KEY_TAKEN, key + " is of another kind");
    }
    if (latest.filter(version -> version.origin() == ProcessOrigin.STARTER).isPresent()) {
      throw new BatonException(
          CampaignError.PROCESS_OF_PRODUCT, key + " came with the product; change a copy of it");
    }
  }

  /**
   * Keeps what somebody drew as the journey's next version.
   *
   * @throws BatonException as {@link #requireDrawable}, or PROCESS_REFUSED with the gate's findings
   */
  @Transactional
  ProcessVersion draw(String key, String name, String xml) {
    requireDrawable(key);
    return save(key, name, Scope.JOURNEY, ProcessOrigin.DRAWN, xml);
  }

  /**
   * Keeps a new version; the same bytes as the latest are that version.
   *
   * @throws BatonException PROCESS_REFUSED with the gate's findings
   */
  @Transactional
  ProcessVersion save(String key, String name, Scope scope, ProcessOrigin origin, String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    gate.require(bytes, scope);
    String hash = Canonical.sha256(bytes);
    Optional<ProcessVersion> latest = latest(key);
    if (latest.isPresent() && latest.get().sha256().equals(hash)) {
      return latest.get();
    }
    if (latest.isPresent() && latest.get().scope() != scope) {
      throw new BatonException(CampaignError.PROCESS_KEY_TAKEN, key + " is of another kind");
    }
    ProcessVersion version =
        new ProcessVersion(
            key, latest.map(v -> v.version() + 1).orElse(1), scope, name, origin, xml, hash);
    jdbc.sql(
            "INSERT INTO campaign_process ("
                + COLUMNS
                + ", created_at, created_by)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            key,
            version.version(),
            scope.name(),
            name,
            origin.name(),
            xml,
            hash,
            Timestamp.from(clock.now()),
            origin == ProcessOrigin.STARTER ? "system" : access.current().name())
        .update();
    audit.record(
        "PROCESS_SAVED", "process:" + key, Map.of("version", version.version(), "sha256", hash));
    return version;
  }
}
