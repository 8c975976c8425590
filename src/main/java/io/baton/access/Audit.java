package io.baton.access;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The record of who changed what, kept so that an edit of it shows.
 *
 * <p>Each entry carries an HMAC over the entry before it and its own content, under a key that is
 * in a file and not in the database. Entries of a transaction are appended just before it commits,
 * by one writer at a time: the row of the chain's end is locked for those few statements only, so
 * that a long transaction does not keep others from recording.
 */
@Component
public class Audit {
  private final AuditChain chain;
  private final AuditBook book;

  Audit(AuditChain chain, AuditBook book) {
    this.chain = chain;
    this.book = book;
  }

  /**
   * Records a change in the transaction of the caller, or in one of its own where there is none.
   * The actor is the signed-in person, or "system".
   *
   * @param action what happened, upper case, for example {@code CAMPAIGN_SUBMITTED}
   * @param subject what it happened to, for example {@code campaign:SPRING-01}
   * @param details what JSON can hold; no personal data of customers
   */
  public void record(String action, String subject, Map<String, ?> details) {
    recordAs(SignedIn.person().map(Person::name).orElse("system"), action, subject, details);
  }

  void recordAs(String actor, String action, String subject, Map<String, ?> details) {
    chain.add(new AuditDraft(actor, action, subject, details));
  }

  /** Recomputes the whole chain. */
  public AuditVerdict verify() {
    return book.verify();
  }

  /** The newest entries first; {@code page} counts from 0. */
  public List<AuditEntry> page(int page, int size) {
    return book.page(page, size);
  }

  public long size() {
    return book.size();
  }

  /**
   * The newest first of those that somebody of that name did, or whose action or subject has the
   * text in it.
   */
  public List<AuditEntry> find(String text, int page, int size) {
    return book.find(text, page, size);
  }

  public long found(String text) {
    return book.found(text);
  }
}
