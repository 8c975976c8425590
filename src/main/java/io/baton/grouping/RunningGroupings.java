package io.baton.grouping;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.grouping.Division.Part;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.shared.LeasedWorker;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Divides in the background. The groups, their sets and the end of the run are one transaction, so
 * that a run whose node died is simply done again by another: the same ground gives the same
 * groups.
 */
@Component
class RunningGroupings implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(RunningGroupings.class);
  private static final long TELL_NANOS = 200_000_000L;

  private final RunBook runs;
  private final GroupingBook book;
  private final GroupingMethods methods;
  private final Grounds grounds;
  private final Cohorts cohorts;
  private final TakingEffect effect;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final UUID node = UUID.randomUUID();
  private final LeasedWorker worker;

  RunningGroupings(
      RunBook runs,
      GroupingBook book,
      GroupingMethods methods,
      Grounds grounds,
      Cohorts cohorts,
      TakingEffect effect,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.runs = runs;
    this.book = book;
    this.methods = methods;
    this.grounds = grounds;
    this.cohorts = cohorts;
    this.effect = effect;
    this.transaction = transaction;
    this.json = json;
    this.worker = new LeasedWorker("grouping-run", this::work, () -> runs.extend(node));
  }

  /** Works through what waits; called by the worker, a few times a second. */
  private void work() {
    Optional<GroupingRun> next = runs.claim(node);
    while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
      divide(next.get());
      next = runs.claim(node);
    }
  }

  private void divide(GroupingRun run) {
    try {
      Told progress = new Told(run);
      progress.at("reading", 0, 1);
      Grouping grouping = book.get(run.groupingId());
      GroupingMethod method = methods.get(grouping.method());
      Map<String, CustomerSet> previous =
          runs.inEffect(grouping.id()).map(grounds::members).orElse(Map.of());
      Ground ground = grounds.of(method, run.base(), run.settings(), grouping.scope(), previous);
      Division division = method.divide(ground, progress).of(ground.base());
      progress.now("saving", 0, division.parts().size());
      List<Part> parts = withEmptied(division, grouping);
      transaction.executeWithoutResult(
          status -> {
            if (!keep(run, grouping, method, ground, division, parts)) {
              status.setRollbackOnly();
            }
          });
      runs.cancelled(run, node);
    } catch (Progress.Stopped stopped) {
      runs.cancelled(run, node);
    } catch (BatonException e) {
      runs.failed(run, node, e.code().name(), String.valueOf(e.getMessage()), e.findings());
    } catch (RuntimeException | Error e) {
      log.error("run {} of a grouping failed", run.id(), e);
      runs.failed(run, node, "INTERNAL", "the division failed; nothing was changed", List.of());
    }
  }

  private boolean keep(
      GroupingRun run,
      Grouping grouping,
      GroupingMethod method,
      Ground ground,
      Division division,
      List<Part> parts) {
    book.lock(grouping.id());
    Moves moves = effect.moves(grouping.id(), byKey(parts)).orElse(null);
    RunBook.Found found =
        new RunBook.Found(
            ground.index().asOf(),
            ground.base().size(),
            ground.base().hash(),
            hash(parts),
            division.summary(),
            moves);
    if (!runs.done(run, node, found)) {
      return false;
    }
    int number = 0;
    for (Part part : parts) {
      runs.addGroup(run, ++number, part, cohorts.store(part.members()));
    }
    runs.discardOpen(run);
    if (method.adapts()) {
      effect.adopt(grouping, runs.find(run.id()).orElseThrow());
    }
    return true;
  }

  /** A key that is saved as a segment and has nobody now stays, as an empty group. */
  private List<Part> withEmptied(Division division, Grouping grouping) {
    List<Part> parts = new ArrayList<>(division.parts());
    @Nullable GroupingRun last = runs.inEffect(grouping.id()).orElse(null);
    if (last != null) {
      for (StoredGroup group : runs.groups(last.id())) {
        if (parts.stream().noneMatch(part -> part.key().equals(group.key()))) {
          parts.add(
              new Part(
                  group.key(),
                  new GroupName(group.nameZh(), group.nameEn()),
                  CustomerSet.empty(),
                  json.createObjectNode().put("emptied", true)));
        }
      }
    }
    return parts;
  }

  private static Map<String, CustomerSet> byKey(List<Part> parts) {
    return parts.stream().collect(Collectors.toMap(Part::key, Part::members));
  }

  /** Over keys and members: equal for equal divisions. */
  private static String hash(List<Part> parts) {
    return Canonical.sha256(
        parts.stream()
            .map(part -> part.key() + '\n' + part.members().hash())
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  /** Tells the run's row, a few times a second at most. */
  private final class Told implements Progress {
    private final GroupingRun run;
    private long last = System.nanoTime() - TELL_NANOS;

    Told(GroupingRun run) {
      this.run = run;
    }

    @Override
    public void at(String stage, long done, long total) {
      if (System.nanoTime() - last >= TELL_NANOS) {
        now(stage, done, total);
      }
    }

    void now(String stage, long done, long total) {
      last = System.nanoTime();
      if (Thread.currentThread().isInterrupted() || !runs.progress(run, node, stage, done, total)) {
        throw new Stopped();
      }
    }
  }

  @Override
  public void afterSingletonsInstantiated() {
    worker.start();
  }

  @PreDestroy
  void stop() {
    worker.close();
  }
}
