package io.baton.history;

import io.baton.cohort.CustomerSet;
import io.baton.history.Pattern.Leaf;
import io.baton.history.Pattern.Sequence;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGStatement;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds who did what. */
@Component
public class Patterns {
  private static final int ROWS = 50_000;

  /** So many customers' events are found faster by customer than by what happened. */
  private static final int FEW = 100;

  private final JdbcTemplate jdbc;
  private final HistorySettings settings;
  private final BatonClock clock;
  private final ZoneId bank;

  Patterns(
      JdbcTemplate jdbc,
      HistorySettings settings,
      BatonClock clock,
      @Value("${baton.zone}") ZoneId bank) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
    this.bank = bank;
  }

  /**
   * @param universe who is asked about; of a few only their own events are read
   * @throws BatonException HISTORY_TOO_SLOW
   */
  @Transactional(readOnly = true)
  public Found find(Pattern pattern, CustomerSet universe) {
    Instant now = clock.now();
    List<Leaf> leaves = new ArrayList<>();
    collect(pattern, leaves);
    Integer[] among = universe.size() > FEW ? null : boxed(universe.toArray());
    PatternSql sql = new PatternSql(now, bank, among);
    leaves.forEach(sql::add);
    return new Found(pattern, ask(sql, leaves.size()), now);
  }

  /** Of when the history is that is asked next. */
  public Instant now() {
    return clock.now();
  }

  /**
   * Who came as far as each step.
   *
   * @throws BatonException HISTORY_TOO_SLOW
   */
  @Transactional(readOnly = true)
  public Reached funnel(Sequence sequence) {
    Instant now = clock.now();
    PatternSql sql = new PatternSql(now, bank, null);
    sql.addSteps(sequence);
    return new Reached(ask(sql, sequence.steps().size()), now);
  }

  /**
   * @param steps who came as far as each; everybody in one is in those before
   */
  public record Reached(List<CustomerSet> steps, Instant asOf) {
    public Reached {
      steps = List.copyOf(steps);
    }
  }

  private List<CustomerSet> ask(PatternSql sql, int results) {
    List<RoaringBitmap> sets = new ArrayList<>();
    for (int i = 0; i < results; i++) {
      sets.add(new RoaringBitmap());
    }
    try {
      jdbc.query(
          connection -> prepare(connection.prepareStatement(sql.text()), sql.parameters()),
          row -> {
            sets.get(row.getInt(1)).add(row.getInt(2));
          });
    } catch (QueryTimeoutException e) {
      throw new BatonException(
          HistoryError.HISTORY_TOO_SLOW,
          "not answered within %d s; a shorter window or rarer events are found faster"
              .formatted(settings.answerWithin().toSeconds()),
          e);
    }
    return sets.stream().map(CustomerSet::ofBitmap).toList();
  }

  /** Planned anew each time: which months and which index serve depends on the parameters. */
  private PreparedStatement prepare(PreparedStatement statement, List<Object> parameters)
      throws SQLException {
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    statement.setQueryTimeout(Math.toIntExact(settings.answerWithin().toSeconds()));
    statement.setFetchSize(ROWS);
    for (int i = 0; i < parameters.size(); i++) {
      Object parameter = parameters.get(i);
      if (parameter instanceof String[] texts) {
        statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
      } else if (parameter instanceof Integer[] customers) {
        statement.setArray(i + 1, statement.getConnection().createArrayOf("int4", customers));
      } else {
        statement.setObject(i + 1, parameter);
      }
    }
    return statement;
  }

  private static Integer[] boxed(int[] customers) {
    return Arrays.stream(customers).boxed().toArray(Integer[]::new);
  }

  private static void collect(Pattern pattern, List<Leaf> leaves) {
    if (pattern instanceof Leaf leaf) {
      leaves.add(leaf);
    } else if (pattern instanceof Pattern.All all) {
      all.parts().forEach(part -> collect(part, leaves));
    } else if (pattern instanceof Pattern.Any any) {
      any.parts().forEach(part -> collect(part, leaves));
    } else if (pattern instanceof Pattern.Not not) {
      collect(not.part(), leaves);
    }
  }
}
