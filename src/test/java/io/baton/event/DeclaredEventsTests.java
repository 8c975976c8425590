package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.event.catalogue.CatalogueOfTests;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the intake makes of declared and undeclared types. */
class DeclaredEventsTests {
  private static final String SCHEMA =
      """
      {"type": "object", "required": ["amount"],
       "properties": {"amount": {"type": "number", "minimum": 0}}}
      """;

  private final IntakeFixture fixture = new IntakeFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldSetAsideWhatBreaksItsSchemaAndNameThePlace() {
    CatalogueOfTests.declare(fixture.jdbc, "pay", SCHEMA);
    fixture.consumers.add(fixture::store);

    assertThat(
            fixture.intake.accept(
                List.of(
                    pay("1", "{\"amount\": 5}"),
                    pay("2", "{\"amount\": -5}"),
                    pay("3", "{}"),
                    pay("4", "{\"amount\": \"5\"}"),
                    pay("5", "{\"amount\": 7.5, \"where\": \"here\"}"))))
        .isEqualTo(new IntakeReport(2, 0, 3));
    assertThat(
            fixture
                .jdbc
                .sql(
                    "SELECT source || ' ' || type || ' ' || reason || ' ' || detail FROM event_dead_letter ORDER BY id")
                .query(String.class)
                .list())
        .containsExactly(
            "core pay BREAKS_SCHEMA /fields/amount breaks minimum",
            "core pay BREAKS_SCHEMA /fields/amount breaks required",
            "core pay BREAKS_SCHEMA /fields/amount breaks type");
  }

  @Test
  void shouldCountWhatNobodyDeclaredAndLoseNothing() {
    CatalogueOfTests.declare(fixture.jdbc, "pay", SCHEMA);
    fixture.intake.accept(
        List.of(
            pay("1", "{\"amount\": 5, \"where\": \"here\"}"),
            pay("1", "{\"amount\": 5, \"where\": \"here\"}"),
            pay("2", "{}"),
            IntakeFixture.raw(IntakeFixture.event("x", "C1"))));
    fixture.intake.accept(List.of(pay("3", "{\"amount\": 5, \"where\": \"there\"}")));
    CatalogueOfTests.write(fixture.seen);
    CatalogueOfTests.write(fixture.seen);

    assertThat(
            fixture
                .jdbc
                .sql(
                    "SELECT source || ' ' || type || ' ' || accepted || ' ' || refused FROM event_seen")
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("core pay 2 1", "test response 1 0");
    assertThat(
            fixture
                .jdbc
                .sql("SELECT type || ' ' || property || ' ' || events FROM event_property_seen")
                .query(String.class)
                .list())
        .containsExactly("pay where 2");
  }

  @Test
  void shouldFollowAChangeOfTheCatalogueFromTheNextBatchOn() {
    assertThat(fixture.intake.accept(List.of(pay("1", "{}")))).isEqualTo(new IntakeReport(1, 0, 0));
    CatalogueOfTests.declare(fixture.jdbc, "pay", SCHEMA);
    assertThat(fixture.intake.accept(List.of(pay("2", "{}")))).isEqualTo(new IntakeReport(0, 0, 1));
    CatalogueOfTests.declare(fixture.jdbc, "pay", "{\"type\": \"object\"}");
    assertThat(fixture.intake.accept(List.of(pay("3", "{}")))).isEqualTo(new IntakeReport(1, 0, 0));
  }

  private static RawEvent pay(String id, String fields) {
    return IntakeFixture.raw(
        """
        {"id":"%s","source":"core","type":"pay","customer":"C1",\
        "at":"2026-11-01T10:00:00+08:00","fields":%s}"""
            .formatted(id, fields));
  }
}
