package io.baton.decision;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of tables on their way into effect. One at a time for a table: whoever saves takes it
 * over. Four eyes: approval comes from somebody else and names the hash that was looked at.
 */
@Component
class DecisionDrafts {
  private final JdbcClient jdbc;
  private final Decisions decisions;
  private final DecisionVersions versions;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;

  DecisionDrafts(
      JdbcClient jdbc,
      Decisions decisions,
      DecisionVersions versions,
      Access access,
      Audit audit,
      BatonClock clock) {
    this.jdbc = jdbc;
    this.decisions = decisions;
    this.versions = versions;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @throws BatonException DECISION_REFUSED or DECISION_TOO_LARGE; the draft before stays then
   */
  @Transactional
  DecisionDraft save(String key, byte[] dmn) {
    decisions.certify(key, dmn);
    versions.lock(key);
    DecisionDraft draft =
        new DecisionDraft(key, Canonical.sha256(dmn), access.callerName(), clock.now());
    jdbc.sql(
            "insert into decision_draft (key, hash, xml, author, changed_at)"
                + " values (?, ?, ?, ?, ?) on conflict (key) do update set hash = excluded.hash,"
                + " xml = excluded.xml, author = excluded.author,"
                + " changed_at = excluded.changed_at")
        .params(key, draft.hash(), dmn, draft.author(), Timestamp.from(draft.changedAt()))
        .update();
    audit.record("DECISION_DRAFTED", "decision:" + key, Map.of("hash", draft.hash()));
    return draft;
  }

  @Transactional(readOnly = true)
  Optional<DecisionDraft> find(String key) {
    return jdbc.sql("select key, hash, author, changed_at from decision_draft where key = ?")
        .param(key)
        .query(
            (row, n) ->
                new DecisionDraft(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .optional();
  }

  /**
   * @throws BatonException DECISION_NO_DRAFT
   */
  @Transactional(readOnly = true)
  byte[] xml(String key) {
    return jdbc.sql("select xml from decision_draft where key = ?")
        .param(key)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .orElseThrow(() -> none(key));
  }

  @Transactional
  void discard(String key) {
    if (remove(key)) {
      audit.record("DECISION_DRAFT_DISCARDED", "decision:" + key, Map.of());
    }
  }

  /**
   * Puts the draft into effect: whoever evaluates the table from now on, evaluates this. Campaigns
   * keep the version that they were approved with.
   *
   * @param hash of what the approver has seen
   * @throws BatonException DECISION_NO_DRAFT, DECISION_DRAFT_CHANGED or DECISION_OWN_DRAFT
   */
  @Transactional
  DecisionVersion approve(String key, String hash) {
    versions.lock(key);
    DecisionDraft draft = find(key).orElseThrow(() -> none(key));
    if (!draft.hash().equals(hash)) {
      throw new BatonException(
          DecisionErrorCode.DECISION_DRAFT_CHANGED, "the draft has changed since you opened it");
    }
    if (draft.author().equals(access.callerName())) {
      throw new BatonException(
          DecisionErrorCode.DECISION_OWN_DRAFT, "somebody else has to approve this draft");
    }
    DecisionVersion version = decisions.release(key, xml(key), draft.author());
    remove(key);
    jdbc.sql(
            "insert into decision_approval (key, version, approver, approved_at)"
                + " values (?, ?, ?, ?) on conflict do nothing")
        .params(key, version.version(), access.callerName(), Timestamp.from(clock.now()))
        .update();
    audit.record(
        "DECISION_APPROVED",
        "decision:" + key,
        Map.of("version", version.version(), "hash", hash, "author", draft.author()));
    return version;
  }

  private boolean remove(String key) {
    return jdbc.sql("delete from decision_draft where key = ?").param(key).update() > 0;
  }

  private static BatonException none(String key) {
    return new BatonException(DecisionErrorCode.DECISION_NO_DRAFT, "there is no draft of " + key);
  }
}
