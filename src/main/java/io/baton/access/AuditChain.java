package io.baton.access;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends to the chain, at the end of the transaction in which something was recorded. */
@Component
class AuditChain {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transactions;
  private final AuditLink link;

  AuditChain(
      JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager manager, DataKeys keys) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.transactions = new TransactionTemplate(manager);
    this.link = new AuditLink(keys.mark("audit"));
    begin();
  }

  AuditLink link() {
    return link;
  }

  /** A chain begins once: entries without an end are never given a new one. */
  private void begin() {
    jdbc.sql(
            """
            insert into access_audit_head (seq, mac, seal)
            select 0, :mac, :seal where not exists (select from access_audit)
            on conflict do nothing""")
        .param("mac", AuditLink.START)
        .param("seal", link.seal(0, AuditLink.START))
        .update();
  }

  void add(AuditDraft draft) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      transactions.executeWithoutResult(status -> append(List.of(draft)));
    } else if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
      pending.add(draft);
    } else {
      Pending pending = new Pending(draft);
      TransactionSynchronizationManager.bindResource(this, pending);
      TransactionSynchronizationManager.registerSynchronization(pending);
    }
  }

  private void append(List<AuditDraft> drafts) {
    End end = lockEnd();
    long seq = end.seq;
    byte[] mac = end.mac;
    List<Object[]> rows = new ArrayList<>(drafts.size());
    for (AuditDraft draft : drafts) {
      seq++;
      mac = link.mac(mac, seq, end.now, draft);
      rows.add(
          new Object[] {
            seq,
            OffsetDateTime.ofInstant(end.now, ZoneOffset.UTC),
            draft.actor(),
            draft.action(),
            draft.subject(),
            draft.details(),
            mac
          });
    }
    batches.batchUpdate(
        """
        insert into access_audit (seq, at, actor, action, subject, details, mac)
        values (?, ?, ?, ?, ?, ?, ?)""",
        rows);
    jdbc.sql("update access_audit_head set seq = ?, mac = ?, seal = ?")
        .params(seq, mac, link.seal(seq, mac))
        .update();
  }

  /** One writer at a time; and no new seal over an end that somebody else has set. */
  private End lockEnd() {
    End end =
        jdbc.sql("select seq, mac, seal, clock_timestamp() from access_audit_head for update")
            .query(
                (row, n) ->
                    new End(
                        row.getLong(1),
                        row.getBytes(2),
                        row.getBytes(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
            .optional()
            .orElseThrow(() -> new IllegalStateException("the audit chain has lost its end"));
    if (!MessageDigest.isEqual(end.seal, link.seal(end.seq, end.mac))) {
      throw new IllegalStateException("the audit chain's end was changed; it is not extended");
    }
    return end;
  }

  private static final class End {
    final long seq;
    final byte[] mac;
    final byte[] seal;
    final Instant now;

    End(long seq, byte[] mac, byte[] seal, Instant now) {
      this.seq = seq;
      this.mac = mac;
      this.seal = seal;
      this.now = now;
    }
  }

  /** What one transaction has recorded so far; goes with it when it rolls back. */
  private final class Pending implements TransactionSynchronization {
    private final List<AuditDraft> drafts = new ArrayList<>();
    private boolean appended;

    Pending(AuditDraft first) {
      drafts.add(first);
    }

    void add(AuditDraft draft) {
      if (appended) {
        append(List.of(draft));
      } else {
        drafts.add(draft);
      }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      appended = true;
      append(drafts);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(AuditChain.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(AuditChain.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(AuditChain.this);
    }

    /** Last of all, so that the lock on the chain's end is held for as short as can be. */
    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }
  }
}
