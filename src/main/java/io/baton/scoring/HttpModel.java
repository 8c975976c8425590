package io.baton.scoring;

import io.baton.scoring.ScoringSettings.HttpModelSettings;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model behind a model server: {@code {"model":"churn","cases":[{"age":31}]}} is answered by
 * {@code {"scores":[0.83]}}. Where it goes is said by whoever operates Baton, and nothing that says
 * who a customer is goes there.
 */
final class HttpModel implements OnlineModel {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_BYTES = 4 << 20;

  private final String code;
  private final HttpModelSettings settings;
  private final Duration limit;
  private final HttpClient client;

  HttpModel(String code, HttpModelSettings settings, Duration limit) {
    if (!code.matches("[a-z][a-zA-Z0-9_]{0,39}")) {
      throw new IllegalArgumentException("baton.scoring.model." + code + ": no name of a fact");
    }
    if (!List.of("http", "https").contains(String.valueOf(settings.url().getScheme()))) {
      throw new IllegalArgumentException("baton.scoring.model." + code + ".url: http or https");
    }
    this.code = code;
    this.settings = settings;
    this.limit = limit;
    this.client = HttpClient.newBuilder().connectTimeout(limit).build();
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String nameZh() {
    return settings.nameZh();
  }

  @Override
  public String nameEn() {
    return settings.nameEn();
  }

  @Override
  public List<String> inputs() {
    return settings.inputs();
  }

  @Override
  public @Nullable String fallbackTag() {
    return settings.fallback();
  }

  @Override
  public List<@Nullable BigDecimal> score(List<Map<String, Object>> cases) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(limit)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(Map.of("model", code, "cases", cases))));
    if (settings.token() != null) {
      request.header("Authorization", "Bearer " + settings.token());
    }
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException("HTTP " + answer.statusCode());
      }
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
      return scores(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static List<@Nullable BigDecimal> scores(String json) throws IOException {
    List<@Nullable BigDecimal> scores = new ArrayList<>();
    for (JsonNode each : JSON.readTree(json).path("scores")) {
      if (!each.isNumber() && !each.isNull()) {
        throw new IOException("a score is no number");
      }
      scores.add(each.isNull() ? null : each.decimalValue());
    }
    return scores;
  }
}
