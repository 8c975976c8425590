package io.baton.tag.compute;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.source.Warehouse;
import io.baton.tag.TagDraft;
import io.baton.tag.Tags;
import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Defines tags and computes them in the background. Tags are published in a transaction together
 * with their lines in the run, some at a time, so that a run whose node died goes on with the tags
 * that are left, and a tag that fails keeps the values it had.
 */
@Component
public class TagComputation implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(TagComputation.class);

  /** Tags published in one transaction: a commit each would cost more than computing them. */
  private static final int TOGETHER = 50;

  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

  private final RunBook book;
  private final Tags tags;
  private final ObjectProvider<FactTables> providers;
  private final TagEngine engine;
  private final Warehouse warehouse;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final Access access;
  private final BatonClock clock;
  private final ZoneId zone;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final UUID node = UUID.randomUUID();
  private final ScheduledExecutorService worker =
      Executors.newScheduledThreadPool(
          2,
          run -> {
            Thread thread = new Thread(run, "tag-run");
            thread.setDaemon(true);
            return thread;
          });

  TagComputation(
      RunBook book,
      Tags tags,
      ObjectProvider<FactTables> providers,
      TagEngine engine,
      Warehouse warehouse,
      ApplicationEventPublisher events,
      Audit audit,
      Access access,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId zone,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.book = book;
    this.tags = tags;
    this.providers = providers;
    this.engine = engine;
    this.warehouse = warehouse;
    this.events = events;
    this.audit = audit;
    this.access = access;
    this.clock = clock;
    this.zone = zone;
    this.transaction = transaction;
    this.json = json;
  }

  public List<FactTable> tables() {
    return providers
        .orderedStream()
        .flatMap(each -> each.factTables().stream())
        .map(engine::place)
        .toList();
  }

  /**
   * Defines tags, or defines them anew; their values stay until the next run.
   *
   * @throws BatonException TAG_CODE_INVALID, DEFINITION_INVALID, DEFINITION_UNKNOWN_TABLE,
   *     TAG_DEFINED_TWICE where another tag has the same definition, whatever its spelling; nothing
   *     was defined then
   */
  @Transactional
  public void define(List<DefinedTag> wanted, @Nullable String family) {
    List<FactTable> tables = tables();
    List<TagDraft> drafts = new ArrayList<>();
    Map<String, String> canonicals = new LinkedHashMap<>();
    for (DefinedTag tag : wanted) {
      if (!CODE.matcher(tag.code()).matches() || tag.nameZh().isBlank() || tag.nameEn().isBlank()) {
        throw new BatonException(
            DefinitionError.TAG_CODE_INVALID,
            "a tag has a code of letters, digits, _ . - and a name in both languages");
      }
      TagDefinition definition = TagDefinition.parse(json.readTree(tag.definition()));
      FactTable table = table(tables, definition.table());
      Field field = DefinitionSql.result(tag.code(), definition, table);
      String canonical = CanonicalDefinition.hash(definition, table);
      String same = canonicals.put(canonical, tag.code());
      if (same != null && !same.equals(tag.code())) {
        throw definedTwice(tag.code(), same);
      }
      drafts.add(new TagDraft(tag.code(), tag.nameZh(), tag.nameEn(), field.type(), field.scale()));
    }
    book.definedAs(canonicals)
        .forEach(
            (other, canonical) -> {
              throw definedTwice(String.valueOf(canonicals.get(canonical)), other);
            });
    tags.define(drafts);
    book.define(wanted, canonicals, family, access.callerName());
  }

  private static BatonException definedTwice(String code, String same) {
    return new BatonException(
        DefinitionError.TAG_DEFINED_TWICE,
        "the tag %s says the same as the tag %s; use that one".formatted(code, same));
  }

  /**
   * Starts a run of these tags, or of all that have a definition.
   *
   * @throws BatonException TAG_NOT_DEFINED, TAG_RUN_UNDER_WAY
   */
  @Transactional
  public long start(List<String> codes) {
    List<String> known = book.codes();
    List<String> wanted = codes.isEmpty() ? known : codes.stream().distinct().toList();
    for (String code : wanted) {
      if (!known.contains(code)) {
        throw new BatonException(
            DefinitionError.TAG_NOT_DEFINED, "there is no definition of a tag " + code);
      }
    }
    long run = book.open(wanted, LocalDate.ofInstant(clock.now(), zone), access.callerName());
    audit.record("TAG_RUN_STARTED", "tag-run:" + run, Map.of("tags", wanted.size()));
    return run;
  }

  /** The run stops after the tag it is at; what it has computed stays. */
  @Transactional
  public void cancel(long run) {
    get(run);
    book.cancel(run);
    audit.record("TAG_RUN_CANCELLED", "tag-run:" + run, Map.of());
  }

  TagRun get(long run) {
    return book.find(run)
        .orElseThrow(
            () -> new BatonException(DefinitionError.TAG_RUN_UNKNOWN, "there is no such run"));
  }

  /** Works through what waits; also called by the worker itself, a few times a second. */
  void work() {
    try {
      book.claim(node).ifPresent(this::compute);
    } catch (RuntimeException e) {
      log.warn("a run of tags stopped; it goes on when its lease ends", e);
    }
  }

  private void compute(TagRun run) {
    TagRunWork work = new TagRunWork(run, tables());
    for (List<Cube.Wanted> scan : work.fused()) {
      if (goesOn(run)) {
        compute(work, scan);
      }
    }
    for (String code : book.waiting(run.id())) {
      if (goesOn(run)) {
        compute(work, code);
      }
    }
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    boolean stopped = book.cancelling(run.id());
    transaction.executeWithoutResult(status -> book.finish(run, node, stopped));
    events.publishEvent(new TagRunFinished(run.id(), run.asOf(), book.done(run.id())));
  }

  private boolean goesOn(TagRun run) {
    return !Thread.currentThread().isInterrupted() && !book.cancelling(run.id());
  }

  /** What a run has to do, over the tables as they were when it was taken up. */
  private final class TagRunWork {
    private final TagRun run;
    private final List<FactTable> tables;
    private final DayPartials partials = new DayPartials(warehouse.directory().resolve("partials"));

    TagRunWork(TagRun run, List<FactTable> tables) {
      this.run = run;
      this.tables = tables;
    }

    /** The tags that can share scans; the others, and those that fail here, go one by one. */
    List<List<Cube.Wanted>> fused() {
      Map<FactTable, List<Cube.Wanted>> byTable = new LinkedHashMap<>();
      for (Map.Entry<String, String> waiting : book.waitingDefinitions(run.id()).entrySet()) {
        TagDefinition definition = TagDefinition.parse(json.readTree(waiting.getValue()));
        tables.stream()
            .filter(table -> table.code().equals(definition.table()))
            .filter(table -> Cube.fits(definition, table))
            .findFirst()
            .ifPresent(
                table ->
                    byTable
                        .computeIfAbsent(table, each -> new ArrayList<>())
                        .add(new Cube.Wanted(waiting.getKey(), definition)));
      }
      return byTable.values().stream()
          .filter(wanted -> wanted.size() > 1)
          .flatMap(wanted -> Cube.scans(wanted).stream())
          .toList();
    }
  }

  private void compute(TagRunWork work, List<Cube.Wanted> scan) {
    long began = System.nanoTime();
    List<Column> computed = new ArrayList<>();
    try {
      FactTable table = table(work.tables, scan.get(0).definition().table());
      Cube.compute(scan, table, engine, work.run.asOf(), work.partials, computed::add);
      // What a tag costs is its share of the scan.
      long millis = (System.nanoTime() - began) / 1_000_000 / scan.size();
      for (int from = 0; from < computed.size() && goesOn(work.run); from += TOGETHER) {
        publish(
            work.run, computed.subList(from, Math.min(computed.size(), from + TOGETHER)), millis);
      }
    } catch (BatonException e) {
      log.info("tags that could not be computed together are computed one by one", e);
    }
  }

  private void compute(TagRunWork work, String code) {
    long began = System.nanoTime();
    try {
      TagDefinition definition =
          TagDefinition.parse(json.readTree(book.definition(code).orElseThrow()));
      FactTable table = table(work.tables, definition.table());
      Column column = ComputedColumn.of(code, definition, table, engine, work.run.asOf());
      publish(work.run, List.of(column), (System.nanoTime() - began) / 1_000_000);
    } catch (BatonException e) {
      String problem = e.code().name() + ": " + e.getMessage();
      transaction.executeWithoutResult(status -> book.failed(work.run, node, code, problem));
    }
  }

  private void publish(TagRun run, List<Column> columns, long millis) {
    List<RunBook.Done> done =
        columns.stream()
            .map(
                column ->
                    new RunBook.Done(
                        column.field().code(),
                        column.known(),
                        Canonical.sha256(column.toBytes()),
                        millis))
            .toList();
    transaction.executeWithoutResult(
        status -> {
          if (book.computed(run, node, done)) {
            tags.take(columns);
          } else {
            status.setRollbackOnly();
          }
        });
  }

  private static FactTable table(List<FactTable> tables, String code) {
    return tables.stream()
        .filter(table -> table.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new BatonException(
                    DefinitionError.DEFINITION_UNKNOWN_TABLE, "there is no table " + code));
  }

  @Override
  public void afterSingletonsInstantiated() {
    worker.scheduleWithFixedDelay(this::work, 500, 300, TimeUnit.MILLISECONDS);
    worker.scheduleWithFixedDelay(this::stayAlive, 20, 20, TimeUnit.SECONDS);
  }

  private void stayAlive() {
    try {
      book.extend(node);
    } catch (RuntimeException e) {
      log.warn("the lease of a run of tags could not be extended", e);
    }
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
