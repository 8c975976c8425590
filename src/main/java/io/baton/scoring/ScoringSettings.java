package io.baton.scoring;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param model by code: {@code baton.scoring.model.churn.url}
 * @param limit how long events wait for an answer
 * @param failures after so many without an answer in a row a model is left alone for a while
 * @param rest that while; events do not wait for the model meanwhile
 */
@ConfigurationProperties("baton.scoring")
record ScoringSettings(
    @DefaultValue Map<String, HttpModelSettings> model,
    @DefaultValue("100ms") Duration limit,
    @DefaultValue("3") int failures,
    @DefaultValue("10s") Duration rest) {
  static final Duration LONGEST_LIMIT = Duration.ofSeconds(1);

  ScoringSettings {
    if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST_LIMIT) > 0) {
      throw new IllegalArgumentException("baton.scoring.limit: more than 0, at most 1s");
    }
  }

  /**
   * @param url of the model server, {@code http} or {@code https}, as a rule inside the bank
   * @param inputs what the model wants to know, see {@link OnlineModel#inputs}
   * @param fallback code of the tag that stands in for it
   * @param token sent as a bearer token
   */
  record HttpModelSettings(
      URI url,
      String nameZh,
      String nameEn,
      List<String> inputs,
      @Nullable String fallback,
      @Nullable String token) {
    /** Without the token. */
    @Override
    public String toString() {
      return "HttpModelSettings[" + url + "]";
    }
  }
}
