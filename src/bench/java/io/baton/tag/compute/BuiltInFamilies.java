package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.WrittenColumn;
import io.baton.tag.Tags;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The families that come with Baton over the tables of a running application, for the benchmark,
 * which stands in another package.
 */
public final class BuiltInFamilies {
  private static final String KIT = "builtin";

  private final TagComputation computation;
  private final ReadingRuns book;
  private final TagEngine engine;
  private final FieldIndexes indexes;
  private final Tags tags;
  private final TransactionTemplate transaction;
  private final List<TagKit.Member> members;
  private LocalDate asOf = LocalDate.EPOCH;

  public BuiltInFamilies(ConfigurableApplicationContext application) {
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) application.getBeanFactory();
    this.computation = beans.getBean(TagComputation.class);
    this.book = beans.getBean(ReadingRuns.class);
    this.engine = beans.getBean(TagEngine.class);
    this.indexes = beans.getBean(FieldIndexes.class);
    this.tags = beans.getBean(Tags.class);
    this.transaction = beans.getBean(TransactionTemplate.class);
    this.members =
        TagKits.read(JsonMapper.builder().build()).stream()
            .filter(kit -> kit.code().equals(KIT))
            .flatMap(kit -> kit.members().stream())
            .toList();
  }

  public int tags() {
    return members.size();
  }

  /** Defines them; nothing is computed yet. */
  public void define() {
    transaction.executeWithoutResult(
        status -> computation.define(members.stream().map(TagKit.Member::defined).toList(), KIT));
  }

  /** Starts one nightly run of all of them: computed, stored and published. */
  public long start() {
    Long run =
        transaction.execute(
            status -> computation.start(members.stream().map(TagKit.Member::code).toList()));
    return java.util.Objects.requireNonNull(run);
  }

  /**
   * Waits for the end of the run.
   *
   * @throws IllegalStateException if it is not done, or a tag failed
   */
  public void await(long id) throws InterruptedException {
    while (true) {
      TagRun run = book.find(id).orElseThrow();
      if (run.failed() > 0) {
        throw new IllegalStateException("a tag failed: " + run);
      }
      if (run.finishedAt() != null) {
        asOf = run.asOf();
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Only the reading of rows and the making of columns, without storing them. */
  public void compute() {
    List<FactTable> tables = computation.tables();
    Map<String, List<Cube.Wanted>> byTable = new LinkedHashMap<>();
    for (TagKit.Member member : members) {
      TagDefinition definition = TagDefinition.parse(member.definition());
      byTable
          .computeIfAbsent(definition.table(), table -> new ArrayList<>())
          .add(new Cube.Wanted(member.code(), definition));
    }
    FusedScans.each(
        List.copyOf(byTable.values()),
        wanted -> {
          FactTable table = TagComputation.table(tables, wanted.get(0).definition().table());
          return Cube.read(wanted, table, engine, asOf, CubeRows.DIRECT);
        },
        (scanned, part) -> scanned.cube().columns(part),
        columns -> true);
  }

  /**
   * Every so-manieth tag by a query of its own, its column included.
   *
   * @return the codes of those that are not what the run has published
   */
  public List<String> queryEach(int step) {
    List<String> different = new ArrayList<>();
    for (Column own : each(step)) {
      Column published = indexes.current().column(own.field().code()).orElseThrow();
      if (!Arrays.equals(own.toBytes(), published.toBytes())) {
        different.add(own.field().code());
      }
    }
    return different;
  }

  /** Every so-manieth tag by a query of its own, stored like one that goes by itself. */
  public void storeEach(int step) {
    for (Column own : each(step)) {
      WrittenColumn written = WrittenColumn.of(own);
      transaction.executeWithoutResult(status -> tags.take(List.of(written)));
    }
  }

  private Iterable<Column> each(int step) {
    List<FactTable> tables = computation.tables();
    return () ->
        IntStream.iterate(0, i -> i < members.size(), i -> i + step)
            .mapToObj(members::get)
            .map(
                member -> {
                  TagDefinition definition = TagDefinition.parse(member.definition());
                  FactTable table = TagComputation.table(tables, definition.table());
                  return ComputedColumn.of(member.code(), definition, table, engine, asOf);
                })
            .iterator();
  }
}
