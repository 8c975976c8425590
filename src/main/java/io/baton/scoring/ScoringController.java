package io.baton.scoring;

import io.baton.scoring.ModelHealth.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which models events can be scored by, and how they behave. */
@RestController
@RequestMapping("/api/online-models")
class ScoringController {
  private final OnlineScores scores;
  private final ScoringSettings settings;

  ScoringController(OnlineScores scores, ScoringSettings settings) {
    this.scores = scores;
    this.settings = settings;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('MARKETER', 'ANALYST', 'APPROVER', 'OPERATOR', 'ADMINISTRATOR')")
  List<OnlineModelView> all() {
    return scores.all().stream().map(this::view).toList();
  }

  private OnlineModelView view(OnlineModel model) {
    ModelHealth health = scores.health(model.code());
    Map<String, Long> outcomes = new LinkedHashMap<>();
    for (Outcome each : Outcome.values()) {
      outcomes.put(each.name(), health.times(each));
    }
    return new OnlineModelView(
        model.code(),
        model.nameZh(),
        model.nameEn(),
        model.inputs(),
        model.fallbackTag(),
        settings.limit().toMillis(),
        outcomes,
        health.within(0.95),
        health.rests(System.nanoTime()));
  }

  /**
   * @param fallback the tag that stands in for it; null if nothing does
   * @param limitMillis how long events wait for it
   * @param outcomes questions of this node since it started, by what became of them
   * @param p95Millis of the answers of the last ten minutes; 0 without any
   * @param resting whether it is left alone just now
   */
  record OnlineModelView(
      String code,
      String nameZh,
      String nameEn,
      List<String> inputs,
      @Nullable String fallback,
      long limitMillis,
      Map<String, Long> outcomes,
      double p95Millis,
      boolean resting) {}
}
