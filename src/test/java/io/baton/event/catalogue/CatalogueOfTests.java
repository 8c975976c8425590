package io.baton.event.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogue without a bank around it. */
public final class CatalogueOfTests {
  private CatalogueOfTests() {}

  public static KnownTypes types(JdbcClient jdbc) {
    return new KnownTypes(jdbc);
  }

  public static SeenEvents seen(JdbcClient jdbc) {
    return new SeenEvents(jdbc);
  }

  /** Declares a type with this schema, as its next version. */
  public static void declare(JdbcClient jdbc, String code, String schema) {
    TypeBook book = new TypeBook(jdbc);
    int version = book.find(code).map(type -> type.version() + 1).orElse(1);
    EventTypeDraft draft =
        new EventTypeDraft(
            code,
            code,
            "owner",
            "test",
            null,
            null,
            null,
            false,
            null,
            SchemaText.read(schema),
            SchemaText.read("{}"),
            null,
            null);
    book.raiseStamp();
    book.put(code, draft, version);
    book.addVersion(code, draft, version, "test");
  }

  public static void write(SeenEvents seen) {
    seen.write();
  }
}
