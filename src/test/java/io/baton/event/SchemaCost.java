package io.baton.event;

import io.baton.event.catalogue.CatalogueOfTests;
import java.util.ArrayList;
import java.util.List;

/** Prints what the schema check costs the intake; alternates both ways. Started by hand. */
final class SchemaCost {
  private static final int BATCH = 5_000;
  private static final int BATCHES = 12;

  private SchemaCost() {}

  public static void main(String[] arguments) {
    try (IntakeFixture fixture = new IntakeFixture()) {
      CatalogueOfTests.declare(
          fixture.jdbc,
          "declared",
          """
          {"type": "object", "required": ["amount", "merchant"], "properties": {
            "amount": {"type": "number", "minimum": 0, "maximum": 1000000},
            "merchant": {"type": "string", "pattern": "^M[0-9]{6}$"},
            "code": {"type": "string", "maxLength": 20}, "product": {"type": "string"},
            "channel": {"enum": ["APP", "WEB", "POS"]}, "when": {"type": "string", "format": "date"}}}
          """);
      for (int round = 0; round < 4; round++) {
        for (String type : List.of("undeclared", "declared")) {
          long nanos = 0;
          for (int batch = 0; batch < BATCHES; batch++) {
            List<RawEvent> events = events(type, round, batch);
            long began = System.nanoTime();
            IntakeReport report = fixture.intake.accept(events);
            nanos += System.nanoTime() - began;
            if (report.accepted() != BATCH) {
              throw new IllegalStateException(report.toString());
            }
          }
          System.out.printf("%s: %,d events/s%n", type, Math.round(1e9 * BATCH * BATCHES / nanos));
        }
      }
    }
  }

  private static List<RawEvent> events(String type, int round, int batch) {
    List<RawEvent> events = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      events.add(
          IntakeFixture.raw(
              """
              {"id":"%s-%d-%d-%d","source":"core","type":"%s","customer":"C%d",\
              "at":"2026-11-01T10:00:00+08:00","fields":{"amount":%d.5,"merchant":"M%06d",\
              "code":"E00003","product":"P1","channel":"APP","when":"2026-11-01"}}"""
                  .formatted(type, round, batch, i, type, i, i, i)));
    }
    return events;
  }
}
