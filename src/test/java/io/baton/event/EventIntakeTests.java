package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class EventIntakeTests {
  private final IntakeFixture fixture = new IntakeFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldTakeEachEventInOnce() {
    fixture.consumers.add(fixture::store);
    List<RawEvent> batch = events(0, 10);

    assertThat(fixture.intake.accept(batch)).isEqualTo(new IntakeReport(10, 0, 0));
    List<RawEvent> again = new ArrayList<>(batch);
    again.addAll(events(5, 15));

    assertThat(fixture.intake.accept(again)).isEqualTo(new IntakeReport(5, 15, 0));
    assertThat(fixture.count("effect")).isEqualTo(15);
    assertThat(fixture.count("event_inbox")).isEqualTo(15);
    assertThat(fixture.meters.counter("inbox.duplicates").count()).isEqualTo(15);
  }

  /** All of a batch in one statement, in the order in which they came. */
  @Test
  void shouldSetManyAsideInTheirOrder() {
    List<RawEvent> batch = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String json =
          switch (i % 4) {
            case 0 -> "{not json " + i;
            case 1 -> "";
            case 2 -> IntakeFixture.event("x" + i, "C1").replace("response", "");
            default -> IntakeFixture.event("x" + i, "C1");
          };
      batch.add(new RawEvent("line/" + i, IntakeFixture.bytes(json)));
    }
    assertThat(fixture.intake.accept(batch)).isEqualTo(new IntakeReport(50, 0, 150));
    List<String> rows =
        fixture
            .jdbc
            .sql("SELECT origin, size, payload, source FROM event_dead_letter ORDER BY id")
            .query(
                (row, n) ->
                    row.getString(1)
                        + " "
                        + (row.getInt(2) == row.getBytes(3).length)
                        + " "
                        + row.getString(4))
            .list();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      if (i % 4 != 3) {
        expected.add("line/" + i + " true " + (i % 4 == 2 ? "test" : "null"));
      }
    }
    assertThat(rows).isEqualTo(expected);
  }

  @Test
  void shouldSetUnknownCustomersAsideAndKeepTheirNeighbours() {
    fixture.consumers.add(fixture::store);
    List<RawEvent> batch = new ArrayList<>(events(0, 3));
    batch.add(1, IntakeFixture.raw(IntakeFixture.event("x", "nobody")));
    batch.add(2, IntakeFixture.raw("not json"));

    assertThat(fixture.intake.accept(batch)).isEqualTo(new IntakeReport(3, 0, 2));
    assertThat(fixture.deadLettersByReason())
        .containsOnlyKeys("UNKNOWN_CUSTOMER", "BAD_JSON")
        .containsValue(1L);
  }

  @Test
  void shouldIsolateAnEventThatAConsumerCannotDigest() {
    fixture.consumers.add(fixture::store);
    fixture.consumers.add(
        batch -> {
          if (batch.stream().anyMatch(event -> event.id().equals("e7"))) {
            throw new IllegalStateException("indigestible");
          }
        });

    assertThat(fixture.intake.accept(events(0, 20))).isEqualTo(new IntakeReport(19, 0, 1));
    assertThat(fixture.count("effect")).isEqualTo(19);
    assertThat(fixture.deadLettersByReason()).containsOnlyKeys("CONSUMER_FAILED");
    assertThat(fixture.jdbc.sql("SELECT id FROM effect").query(String.class).list())
        .doesNotContain("e7");
  }

  @Test
  void shouldKeepTheOrderOfOneCustomerThroughHalving() {
    List<String> seen = new ArrayList<>();
    fixture.consumers.add(
        batch -> {
          if (batch.size() > 1) {
            throw new IllegalStateException("one at a time");
          }
          seen.add(batch.get(0).id());
        });

    fixture.intake.accept(events(0, 9));

    assertThat(seen).isEqualTo(IntStream.range(0, 9).mapToObj(i -> "e" + i).toList());
  }

  @Test
  void shouldBlameNoEventForAnOutage() {
    fixture.consumers.add(fixture::store);
    EventConsumer outage =
        batch -> {
          throw new CannotAcquireLockException("the database is busy");
        };
    fixture.consumers.add(outage);

    assertThatThrownBy(() -> fixture.intake.accept(events(0, 5)))
        .isInstanceOf(CannotAcquireLockException.class);
    assertThat(fixture.count("effect") + fixture.count("event_dead_letter")).isZero();

    fixture.consumers.remove(outage);
    assertThat(fixture.intake.accept(events(0, 5))).isEqualTo(new IntakeReport(5, 0, 0));
  }

  @Test
  void shouldForgetOnlyWhatIsPastItsRetention() {
    fixture.intake.accept(events(0, 4));
    fixture
        .jdbc
        .sql("UPDATE event_inbox SET received_at = now() - interval '91 days' WHERE id = 'e1'")
        .update();

    assertThat(new Inbox(fixture.jdbc).forget(fixture.settings.inboxRetention())).isEqualTo(1);
    assertThat(fixture.count("event_inbox")).isEqualTo(3);
  }

  private static List<RawEvent> events(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> IntakeFixture.raw(IntakeFixture.event("e" + i, "C1")))
        .toList();
  }
}
