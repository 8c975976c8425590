package io.baton.customer;

import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who allowed what. An act covers a set of customers and is never changed; whoever is in the last
 * act's grant for a channel and purpose consents, whoever is in a later withdrawal does not.
 * Without any act there is no consent.
 */
@Component
public class Consents {
  private static final Set<String> PURPOSES = Set.of("MARKETING", "SERVICE");
  private static final Pattern CHANNEL = Pattern.compile("[A-Z][A-Z_]{1,31}");
  private static final int LONGEST = 500;

  private final ConsentActs acts;
  private final CurrentConsents current;
  private final Audit audit;

  Consents(ConsentActs acts, CurrentConsents current, Audit audit) {
    this.acts = acts;
    this.current = current;
    this.audit = audit;
  }

  /**
   * Records that these customers allow it.
   *
   * @param purpose MARKETING or SERVICE
   * @param evidence what proves it; no personal data
   * @param source how it reached the bank
   * @throws BatonException CONSENT_INVALID with findings
   */
  @Transactional
  public void grant(
      CustomerSet who, String channel, String purpose, String evidence, String source) {
    record(ConsentAct.Kind.GRANT, who, channel, purpose, evidence, source);
  }

  /** Records that these customers no longer allow it; as {@link #grant} otherwise. */
  @Transactional
  public void withdraw(
      CustomerSet who, String channel, String purpose, String evidence, String source) {
    record(ConsentAct.Kind.WITHDRAW, who, channel, purpose, evidence, source);
  }

  /** Who consents now; shows an act once its transaction has committed. */
  public CustomerSet consenting(String channel, String purpose) {
    return current.of(channel, purpose);
  }

  /** All acts that cover the customer, oldest first. */
  public List<ConsentAct> historyOf(int customer) {
    return acts.covering(customer);
  }

  private void record(
      ConsentAct.Kind kind,
      CustomerSet who,
      String channel,
      String purpose,
      String evidence,
      String source) {
    check(channel, purpose, evidence, source);
    if (who.isEmpty()) {
      return;
    }
    long id = acts.add(kind, who, channel, purpose, evidence, source);
    current.changed();
    audit.record(
        kind == ConsentAct.Kind.GRANT ? "CONSENT_GRANTED" : "CONSENT_WITHDRAWN",
        "consent:" + id,
        Map.of(
            "channel", channel,
            "purpose", purpose,
            "customers", who.size(),
            "members", who.hash(),
            "evidence", evidence,
            "source", source));
  }

  private static void check(String channel, String purpose, String evidence, String source) {
    List<Finding> findings = new ArrayList<>();
    if (!CHANNEL.matcher(channel).matches()) {
      findings.add(new Finding("/channel", "CONSENT_CHANNEL", "is not a channel"));
    }
    if (!PURPOSES.contains(purpose)) {
      findings.add(new Finding("/purpose", "CONSENT_PURPOSE", "is MARKETING or SERVICE"));
    }
    if (evidence.isBlank() || evidence.length() > LONGEST) {
      findings.add(new Finding("/evidence", "CONSENT_EVIDENCE", "1 to 500 characters"));
    }
    if (source.isBlank() || source.length() > LONGEST) {
      findings.add(new Finding("/source", "CONSENT_SOURCE", "1 to 500 characters"));
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          CustomerError.CONSENT_INVALID, "the consent act is not complete", findings);
    }
  }
}
