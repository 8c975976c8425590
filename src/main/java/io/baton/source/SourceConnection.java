package io.baton.source;

import org.jspecify.annotations.Nullable;

/**
 * A database or broker that rows may be read from.
 *
 * @param database of a POSTGRESQL; null otherwise
 * @param credentials name of user and password in the settings; null where none are needed
 */
record SourceConnection(
    String code,
    String name,
    Kind kind,
    String host,
    int port,
    @Nullable String database,
    @Nullable String credentials) {

  enum Kind {
    POSTGRESQL,
    KAFKA
  }

  /** As the settings allow it. */
  String place() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + "://" + host + ":" + port;
  }
}
