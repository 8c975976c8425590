package io.baton.source;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.SourceConnection.Kind;
import io.baton.source.SourceSettings.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The registered connections. An address is put together here out of checked parts, so that no
 * parameter of a driver comes in from outside; the settings say which hosts it may lead to, and
 * they are asked again at every use.
 */
@Component
@EnableConfigurationProperties(SourceSettings.class)
class SourceConnections {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
  private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_-]{1,63}");

  private final JdbcClient jdbc;
  private final SourceSettings settings;
  private final Audit audit;
  private final Access access;

  SourceConnections(JdbcClient jdbc, SourceSettings settings, Audit audit, Access access) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.audit = audit;
    this.access = access;
  }

  /** What somebody wants to register. */
  record Draft(
      @Nullable String name,
      @Nullable Kind kind,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String database,
      @Nullable String credentials) {}

  List<SourceConnection> all() {
    return jdbc.sql(
            "select code, name, kind, host, port, database, credentials from source_connection order by code")
        .query(SourceConnection.class)
        .list();
  }

  boolean isBroker(String code) {
    return all().stream().anyMatch(c -> c.code().equals(code) && c.kind() == Kind.KAFKA);
  }

  /**
   * A connection that may be used now.
   *
   * @throws BatonException SOURCE_CONNECTION_UNKNOWN, SOURCE_CONNECTION_REFUSED where the settings
   *     no longer allow it
   */
  SourceConnection get(String code, Kind kind) {
    SourceConnection found =
        all().stream()
            .filter(connection -> connection.code().equals(code) && connection.kind() == kind)
            .findFirst()
            .orElseThrow(
                () ->
                    new BatonException(
                        SourceError.SOURCE_CONNECTION_UNKNOWN, "there is no connection " + code));
    requireAllowed(found);
    return found;
  }

  /** User and password of the connection; null where it has none. */
  @Nullable Credentials credentials(SourceConnection connection) {
    return connection.credentials() == null
        ? null
        : settings.credentials().get(connection.credentials());
  }

  /**
   * Registers it, or registers it anew.
   *
   * @throws BatonException SOURCE_CONNECTION_INVALID, SOURCE_CONNECTION_REFUSED
   */
  @Transactional
  SourceConnection register(String code, Draft draft) {
    SourceConnection wanted = checked(code, draft);
    requireAllowed(wanted);
    jdbc.sql(
            """
            insert into source_connection (code, name, kind, host, port, database, credentials, registered_by)
            values (:code, :name, :kind, :host, :port, :database, :credentials, :by)
            on conflict (code) do update set name = excluded.name, kind = excluded.kind, host = excluded.host,
              port = excluded.port, database = excluded.database, credentials = excluded.credentials,
              registered_by = excluded.registered_by, registered_at = clock_timestamp()""")
        .param("code", code)
        .param("name", wanted.name())
        .param("kind", wanted.kind().name())
        .param("host", wanted.host())
        .param("port", wanted.port())
        .param("database", wanted.database())
        .param("credentials", wanted.credentials())
        .param("by", access.callerName())
        .update();
    audit.record(
        "SOURCE_CONNECTION_REGISTERED",
        "source-connection:" + code,
        Map.of("kind", wanted.kind().name(), "place", wanted.place()));
    return wanted;
  }

  /** Sources that were read through it stay as they are, but cannot be refreshed. */
  @Transactional
  void remove(String code) {
    if (jdbc.sql("delete from source_connection where code = ?").param(code).update() == 0) {
      throw new BatonException(
          SourceError.SOURCE_CONNECTION_UNKNOWN, "there is no connection " + code);
    }
    audit.record("SOURCE_CONNECTION_REMOVED", "source-connection:" + code, Map.of());
  }

  private SourceConnection checked(String code, Draft draft) {
    List<Finding> findings = new ArrayList<>();
    require(
        findings,
        "/code",
        code,
        CODE,
        "begins with a letter and has at most 40 letters, digits, _ or -");
    String name = draft.name() == null || draft.name().isBlank() ? code : draft.name().strip();
    if (name.length() > 100) {
      fault(findings, "/name", "a name has at most 100 characters");
    }
    Kind kind = draft.kind();
    if (kind == null) {
      fault(findings, "/kind", "is POSTGRESQL or KAFKA");
    }
    require(findings, "/host", draft.host(), HOST, "is the name or IPv4 address of one host");
    int port = draft.port() == null ? 0 : draft.port();
    if (port < 1 || port > 65_535) {
      fault(findings, "/port", "is 1 to 65535");
    }
    if (kind == Kind.POSTGRESQL) {
      require(findings, "/database", draft.database(), DATABASE, "has letters, digits, _ and -");
    } else if (draft.database() != null) {
      fault(findings, "/database", "a broker has none");
    }
    String credentials = draft.credentials();
    if (credentials != null && !settings.credentials().containsKey(credentials)) {
      fault(findings, "/credentials", "the settings have no credentials of that name");
    }
    if (kind == Kind.KAFKA && credentials != null) {
      fault(findings, "/credentials", "topics are read without credentials");
    }
    if (!findings.isEmpty() || kind == null) {
      throw new BatonException(
          SourceError.SOURCE_CONNECTION_INVALID, "the connection cannot be registered", findings);
    }
    return new SourceConnection(
        code, name, kind, String.valueOf(draft.host()), port, draft.database(), credentials);
  }

  private void requireAllowed(SourceConnection connection) {
    if (settings.allowed().stream().noneMatch(connection.place()::equalsIgnoreCase)) {
      throw new BatonException(
          SourceError.SOURCE_CONNECTION_REFUSED,
          "the setting baton.source.allowed does not name " + connection.place());
    }
  }

  private static void require(
      List<Finding> findings, String place, @Nullable String value, Pattern form, String rule) {
    if (value == null || !form.matcher(value).matches()) {
      fault(findings, place, rule);
    }
  }

  private static void fault(List<Finding> findings, String place, String message) {
    findings.add(new Finding(place, SourceError.SOURCE_CONNECTION_INVALID.name(), message));
  }
}
