package io.baton.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * PostgreSQL's binary COPY on a connection of the caller, whose transaction the rows belong to.
 * What comes between {@link #begin} and {@link #end} is for the caller to lay out.
 */
public final class BinaryCopy {
  private static final byte[] HEAD =
      "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  /** Bytes that {@link #end} needs. */
  public static final int END_BYTES = Short.BYTES;

  private BinaryCopy() {}

  /** Hands its rows over, in as many pieces as it likes. */
  @FunctionalInterface
  public interface Rows {
    void to(CopyIn copy) throws SQLException;
  }

  /** To be written before the first row. */
  public static byte[] head() {
    return HEAD.clone();
  }

  /** Begins what one {@link #copy} sends. */
  public static void begin(ByteBuffer rows) {
    rows.put(HEAD);
  }

  /** Ends it. */
  public static void end(ByteBuffer rows) {
    rows.putShort((short) -1);
  }

  /** Sends the rows as they are in the buffer, which is empty then. */
  public static void send(CopyIn copy, ByteBuffer rows) throws SQLException {
    copy.writeToCopy(rows.array(), 0, rows.position());
    rows.clear();
  }

  /**
   * @param command "copy … from stdin (format binary)"
   */
  public static void copy(Connection connection, String command, Rows rows) {
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
      try {
        rows.to(copy);
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("rows could not be written", e);
    }
  }
}
