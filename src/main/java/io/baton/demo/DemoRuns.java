package io.baton.demo;

import io.baton.cohort.CustomerSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which ids the demo customers got: runs of numbers beside runs of ids, in practice one row,
 * because nobody registers in between.
 */
@Component
class DemoRuns {
  private final JdbcClient jdbc;

  DemoRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes the ids of numbers {@code firstNumber} and following, in the caller's transaction. */
  void note(int firstNumber, int[] ids) {
    int start = 0;
    for (int i = 1; i <= ids.length; i++) {
      if (i == ids.length || ids[i] != ids[i - 1] + 1) {
        append(new Run(firstNumber + start, ids[start], i - start));
        start = i;
      }
    }
  }

  private void append(Run run) {
    int lengthened =
        jdbc.sql(
                """
                UPDATE demo_run SET length = length + :length
                WHERE first_number + length = :number AND first_id + length = :id
                """)
            .param("length", run.length())
            .param("number", run.firstNumber())
            .param("id", run.firstId())
            .update();
    if (lengthened == 0) {
      jdbc.sql("INSERT INTO demo_run (first_number, first_id, length) VALUES (?, ?, ?)")
          .params(run.firstNumber(), run.firstId(), run.length())
          .update();
    }
  }

  /** How many customers have their ids, from number 1 on without a gap. */
  int registered() {
    return jdbc.sql("SELECT coalesce(max(first_number + length), 1) - 1 FROM demo_run")
        .query(Integer.class)
        .single();
  }

  List<Run> all() {
    return jdbc.sql("SELECT first_number, first_id, length FROM demo_run ORDER BY first_number")
        .query(Run.class)
        .list();
  }

  /** The ids of those demo customers whose number fits. */
  CustomerSet where(IntPredicate fits) {
    RoaringBitmap members = new RoaringBitmap();
    for (Run run : all()) {
      for (int i = 0; i < run.length(); i++) {
        if (fits.test(run.firstNumber() + i)) {
          members.add(run.firstId() + i);
        }
      }
    }
    return CustomerSet.ofBitmap(members);
  }

  /** Numbers {@code firstNumber} and following have the ids {@code firstId} and following. */
  record Run(int firstNumber, int firstId, int length) {
    CustomerSet ids() {
      return CustomerSet.range(firstId, firstId + length);
    }

    int numberOf(int id) {
      return firstNumber + id - firstId;
    }
  }
}
