package io.baton.insight;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndex;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a customer is a lead, for the relationship manager: the deployer's words, the score with its
 * cut-off and model, and what is known of the customer that the deployer named.
 */
final class LeadWords {
  private final Deployment deployment;
  private final Map<Tag, Column> because = new LinkedHashMap<>();

  LeadWords(Deployment deployment, Tags tags, FieldIndex index) {
    this.deployment = deployment;
    for (String code : deployment.because()) {
      tags.find(code)
          .ifPresent(tag -> index.column(code).ifPresent(column -> because.put(tag, column)));
    }
  }

  String of(int customer, BigDecimal score) {
    StringBuilder words =
        new StringBuilder(deployment.reason())
            .append("\n\n")
            .append(deployment.modelVersion())
            .append(": ")
            .append(plain(score))
            .append(" ≥ ")
            .append(plain(deployment.cutOff()));
    because.forEach(
        (tag, column) -> {
          String value = column.exists().contains(customer) ? column.textAt(customer) : null;
          words.append('\n').append(tag.nameZh()).append(": ").append(value == null ? "–" : value);
        });
    return words.toString();
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
