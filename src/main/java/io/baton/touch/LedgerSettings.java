package io.baton.touch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the ledger remembers each single touch.
 *
 * @param retentionMonths whole months that are kept before the current one; reports look back over
 *     a year, so not less than thirteen
 */
@ConfigurationProperties("baton.ledger")
record LedgerSettings(@DefaultValue("24") int retentionMonths) {
  private static final int LEAST = 13;

  LedgerSettings {
    if (retentionMonths < LEAST) {
      throw new IllegalArgumentException(
          "baton.ledger.retention-months must be at least " + LEAST + ", not " + retentionMonths);
    }
  }
}
