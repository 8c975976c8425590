package io.baton.tag.compute;

import io.baton.source.Warehouse.RowReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.stereotype.Component;

/**
 * The bank's Trino cluster in place of the embedded engine: {@code baton.tag.trino.url}. Tables are
 * those of one schema there, each under its code, with {@code _customer} and the columns of the
 * source.
 */
@Component
@Primary
@ConditionalOnExpression("!'${baton.tag.trino.url:}'.isEmpty()")
class TrinoTagEngine implements TagEngine {
  private static final Pattern SCHEMA =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\.[A-Za-z_][A-Za-z0-9_]*");

  private final JdbcTagEngine engine;
  private final String schema;

  TrinoTagEngine(
      @Value("${baton.tag.trino.url}") String url,
      @Value("${baton.tag.trino.user:baton}") String user,
      @Value("${baton.tag.trino.password:}") String password,
      @Value("${baton.tag.trino.schema}") String schema) {
    if (!url.startsWith("jdbc:trino:") || !SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "baton.tag.trino.url begins with jdbc:trino: and baton.tag.trino.schema is catalog.schema");
    }
    this.schema = schema;
    this.engine = new JdbcTagEngine(new Cluster(url, user, password), Dialect.TRINO);
  }

  @Override
  public Dialect dialect() {
    return Dialect.TRINO;
  }

  @Override
  public FactTable place(FactTable table) {
    return table.at(schema + ".\"" + table.code().replace("\"", "\"\"") + "\"");
  }

  @Override
  public void query(String select, RowReader reader) {
    engine.query(select, reader);
  }

  /** A connection is a handful of headers to Trino: none is kept. */
  private static final class Cluster extends AbstractDataSource {
    private final String url;
    private final Properties properties = new Properties();

    Cluster(String url, String user, String password) {
      this.url = url;
      properties.setProperty("user", user);
      properties.setProperty("source", "baton");
      if (!password.isEmpty()) {
        properties.setProperty("password", password);
      }
    }

    @Override
    public Connection getConnection() throws SQLException {
      return DriverManager.getConnection(url, properties);
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password)
        throws SQLException {
      return getConnection();
    }
  }
}
