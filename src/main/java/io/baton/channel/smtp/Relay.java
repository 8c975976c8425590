package io.baton.channel.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the relay. It knows whether the relay could have accepted the current message,
 * and cuts the line when a message takes too long: a time-out of the socket would start anew with
 * every byte of a relay that answers one byte at a time.
 */
final class Relay extends SMTPTransport {
  private static final ScheduledThreadPoolExecutor DEADLINES = deadlines();
  private static final ThreadLocal<Relay> CONNECTING = new ThreadLocal<>();

  private final SmtpSettings settings;
  private volatile @Nullable Socket socket;
  private @Nullable Future<?> deadline;
  private BooleanSupplier goOn = () -> true;
  private volatile boolean cut;
  private boolean dotWritten;
  private boolean held;

  Relay(Session session, SmtpSettings settings) {
    super(session, new URLName("smtp", null, -1, null, null, null));
    this.settings = settings;
  }

  /** Makes sockets that the connection being made can cut. */
  static SocketFactory sockets() {
    return new CuttableSockets();
  }

  /**
   * A new message; to be followed by {@link #end()}.
   *
   * @param mayGoOn asked once more before the final dot, which is when the message really leaves
   */
  void begin(BooleanSupplier mayGoOn) {
    goOn = mayGoOn;
    dotWritten = false;
    held = false;
    cutAfter(settings.commandTimeout());
  }

  void end() {
    Future<?> current = deadline;
    if (current != null) {
      current.cancel(false);
    }
  }

  boolean dotWritten() {
    return dotWritten;
  }

  /** The message was not sent, because sending is held back. */
  boolean heldBack() {
    return held;
  }

  /** Connects unless that has been done. */
  void open() throws MessagingException {
    if (isConnected()) {
      return;
    }
    CONNECTING.set(this);
    try {
      connect(settings.host(), settings.port(), settings.username(), settings.password());
    } finally {
      CONNECTING.remove();
    }
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    end();
    if (cut) {
      throw new IOException("the relay took too long");
    }
    if (!goOn.getAsBoolean()) {
      held = true;
      // The library drops the connection, and what has no final dot was never sent.
      throw new IOException("held back");
    }
    dotWritten = true;
    cutAfter(settings.answerTimeout());
    super.finishData();
  }

  private void cutAfter(Duration time) {
    cut = false;
    deadline = DEADLINES.schedule(this::cut, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes no lock: whoever waits for an answer holds the transport's. */
  private void cut() {
    cut = true;
    Socket current = socket;
    if (current != null) {
      try {
        current.close();
      } catch (IOException e) {
        // As closed as it can be.
      }
    }
  }

  private static ScheduledThreadPoolExecutor deadlines() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "smtp-channel-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private static final class CuttableSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
      Socket made = new Socket();
      Relay relay = CONNECTING.get();
      if (relay != null) {
        relay.socket = made;
      }
      return made;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
