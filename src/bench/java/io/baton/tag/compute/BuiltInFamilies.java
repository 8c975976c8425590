package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  private final TransactionTemplate transaction;
  private final List<TagKit.Member> members;
  private LocalDate asOf = LocalDate.EPOCH;

  public BuiltInFamilies(ConfigurableApplicationContext application) {
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) application.getBeanFactory();
    this.computation = beans.getBean(TagComputation.class);
    this.book = beans.getBean(ReadingRuns.class);
    this.engine = beans.getBean(TagEngine.class);
    this.indexes = beans.getBean(FieldIndexes.class);
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
    for (FactTable table : computation.tables()) {
      List<Cube.Wanted> wanted = new ArrayList<>();
      for (TagKit.Member member : members) {
        TagDefinition definition = TagDefinition.parse(member.definition());
        if (definition.table().equals(table.code())) {
          wanted.add(new Cube.Wanted(member.code(), definition));
        }
      }
      if (!wanted.isEmpty()) {
        try (Cube cube = Cube.read(wanted, table, engine, asOf, CubeRows.DIRECT)) {
          cube.columns();
        }
      }
    }
  }

  /**
   * Every so-manieth tag by a query of its own, its column included.
   *
   * @return the codes of those that are not what the run has published
   */
  public List<String> queryEach(int step) {
    List<String> different = new ArrayList<>();
    for (int i = 0; i < members.size(); i += step) {
      TagKit.Member member = members.get(i);
      TagDefinition definition = TagDefinition.parse(member.definition());
      FactTable table =
          computation.tables().stream()
              .filter(each -> each.code().equals(definition.table()))
              .findFirst()
              .orElseThrow();
      Column own = ComputedColumn.of(member.code(), definition, table, engine, asOf);
      Column published = indexes.current().column(member.code()).orElseThrow();
      if (!Arrays.equals(own.toBytes(), published.toBytes())) {
        different.add(member.code());
      }
    }
    return different;
  }
}
