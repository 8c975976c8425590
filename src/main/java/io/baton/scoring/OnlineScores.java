package io.baton.scoring;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.scoring.ModelHealth.Outcome;
import io.baton.shared.BatonClock;
import io.baton.tag.Tag;
import io.baton.tag.Tags;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Asks online models about the customers of a batch of events. An answer takes at most {@code
 * baton.scoring.limit}, whatever the model does: what has not come by then, or cannot be read, is
 * replaced by the model's fallback tag, customer by customer, and the score says so.
 */
@Component
@EnableConfigurationProperties(ScoringSettings.class)
public class OnlineScores {
  private static final Logger LOG = LoggerFactory.getLogger(OnlineScores.class);
  private static final int SCALE = 6;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

  /** Questions open at once; more would only wait for each other. */
  private static final int MOST_OPEN = 8;

  private final Map<String, OnlineModel> models = new TreeMap<>();
  private final Map<String, ModelHealth> healths = new TreeMap<>();
  private final ScoringSettings settings;
  private final FieldIndexes indexes;
  private final Function<String, Optional<Tag>> tags;
  private final BatonClock clock;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST_OPEN,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "scoring");
            thread.setDaemon(true);
            return thread;
          });

  @Autowired
  OnlineScores(
      ObjectProvider<OnlineModel> beans,
      ScoringSettings settings,
      FieldIndexes indexes,
      Tags tags,
      BatonClock clock,
      MeterRegistry meters) {
    this(beans, settings, indexes, tags::find, clock, meters);
  }

  OnlineScores(
      Iterable<OnlineModel> beans,
      ScoringSettings settings,
      FieldIndexes indexes,
      Function<String, Optional<Tag>> tags,
      BatonClock clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.indexes = indexes;
    this.tags = tags;
    this.clock = clock;
    beans.forEach(this::add);
    settings.model().forEach((code, model) -> add(new HttpModel(code, model, settings.limit())));
    models.keySet().forEach(code -> healths.put(code, new ModelHealth(meters, code, settings)));
  }

  private void add(OnlineModel model) {
    if (models.put(model.code(), model) != null) {
      throw new IllegalStateException("two online models are called " + model.code());
    }
  }

  public boolean knows(String model) {
    return models.containsKey(model);
  }

  Collection<OnlineModel> all() {
    return models.values();
  }

  ModelHealth health(String model) {
    return Objects.requireNonNull(healths.get(model));
  }

  /**
   * The scores of these models for each case, as far as there are any. All models are asked at the
   * same time; one that is not known any more says nothing.
   */
  public List<Score> of(Collection<String> codes, List<Case> cases) {
    if (cases.isEmpty()) {
      return List.of();
    }
    FieldIndex index = indexes.current();
    long begin = System.nanoTime();
    Map<OnlineModel, Optional<Future<List<@Nullable BigDecimal>>>> open = new LinkedHashMap<>();
    for (String code : codes) {
      OnlineModel model = models.get(code);
      if (model != null) {
        open.put(model, ask(model, cases, index));
      }
    }
    List<Score> scores = new ArrayList<>();
    open.forEach(
        (model, answer) -> {
          List<@Nullable BigDecimal> values =
              answer.map(each -> await(model, each, begin, cases.size())).orElse(List.of());
          scores.addAll(put(model, cases, values, index));
        });
    return scores;
  }

  private Optional<Future<List<@Nullable BigDecimal>>> ask(
      OnlineModel model, List<Case> cases, FieldIndex index) {
    ModelHealth health = health(model.code());
    if (health.rests(System.nanoTime())) {
      health.note(Outcome.RESTING, System.nanoTime());
      return Optional.empty();
    }
    List<Map<String, Object>> rows = Inputs.of(model.inputs(), cases, index);
    try {
      return Optional.of(threads.submit(() -> timed(model, health, rows)));
    } catch (RejectedExecutionException busy) {
      health.note(Outcome.BUSY, System.nanoTime());
      return Optional.empty();
    }
  }

  /** By its own thread: the models are waited for one after the other. */
  private static List<@Nullable BigDecimal> timed(
      OnlineModel model, ModelHealth health, List<Map<String, Object>> rows) throws Exception {
    long begin = System.nanoTime();
    List<@Nullable BigDecimal> answer = model.score(rows);
    health.took(System.nanoTime() - begin);
    return answer;
  }

  private List<@Nullable BigDecimal> await(
      OnlineModel model, Future<List<@Nullable BigDecimal>> answer, long begin, int cases) {
    long left = settings.limit().toNanos() - (System.nanoTime() - begin);
    Outcome outcome;
    try {
      List<@Nullable BigDecimal> values = answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      if (values.size() == cases && values.stream().allMatch(OnlineScores::bearable)) {
        health(model.code()).note(Outcome.ANSWERED, System.nanoTime());
        return values;
      }
      outcome = Outcome.UNREADABLE;
    } catch (TimeoutException late) {
      answer.cancel(true);
      outcome = Outcome.LATE;
    } catch (ExecutionException failed) {
      LOG.warn("model {} failed: {}", model.code(), kindOf(failed));
      outcome = Outcome.FAILED;
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      outcome = Outcome.LATE;
    }
    health(model.code()).note(outcome, System.nanoTime());
    return List.of();
  }

  /** Only what kind of error it was: its words may repeat what was asked. */
  private static String kindOf(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return (cause == null ? failed : cause).getClass().getName();
  }

  private static boolean bearable(@Nullable BigDecimal value) {
    return value == null || (value.scale() < 100 && value.abs().compareTo(MOST) < 0);
  }

  private List<Score> put(
      OnlineModel model, List<Case> cases, List<@Nullable BigDecimal> values, FieldIndex index) {
    Field field = Field.number("score." + model.code(), SCALE);
    Map<Integer, String> said = new HashMap<>();
    Map<Integer, String> stoodIn = new HashMap<>();
    boolean complete = !values.isEmpty() && values.stream().allMatch(Objects::nonNull);
    Tag fallback = complete ? null : fallback(model);
    Column known = fallback == null ? null : index.column(fallback.code()).orElse(null);
    for (int i = 0; i < cases.size(); i++) {
      int customer = cases.get(i).customer();
      BigDecimal value = i < values.size() ? values.get(i) : null;
      String instead = known == null ? null : known.textAt(customer);
      if (value != null) {
        said.put(customer, text(value));
      } else if (instead != null) {
        stoodIn.put(customer, text(new BigDecimal(instead)));
      }
    }
    List<Score> scores = new ArrayList<>();
    if (!said.isEmpty()) {
      scores.add(new Score(field, said, "ONLINE_MODEL:" + model.code(), clock.now()));
    }
    if (!stoodIn.isEmpty() && fallback != null) {
      scores.add(new Score(field, stoodIn, "TAG:" + fallback.code(), fallback.computedAt()));
    }
    return scores;
  }

  private static String text(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.HALF_UP).toPlainString();
  }

  private @Nullable Tag fallback(OnlineModel model) {
    String code = model.fallbackTag();
    return code == null
        ? null
        : tags.apply(code).filter(tag -> tag.type() == FieldType.NUMBER).orElse(null);
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
