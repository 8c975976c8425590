package io.baton.channel.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * The one session with the SMSC. It is kept up also while nothing is sent, because receipts and
 * replies come through it.
 */
final class SmppLink implements AutoCloseable {
  private static final long CHECK_SECONDS = 2;
  private static final long BREATH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SmppSettings settings;
  private final MessageReceiverListener receiver;
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "smpp-link");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable SMPPSession session;
  private boolean closed;
  private boolean failed;
  private long failedAtNanos;

  SmppLink(SmppSettings settings, MessageReceiverListener receiver) {
    this.settings = settings;
    this.receiver = receiver;
    var unused =
        keeper.scheduleWithFixedDelay(this::keepUp, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
  }

  private void keepUp() {
    try {
      session();
    } catch (IOException | RuntimeException e) {
      // The next look tries again; who sends meanwhile is told.
    }
  }

  /** A session that can send. */
  synchronized SMPPSession session() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    SMPPSession current = session;
    if (current != null && current.getSessionState().isTransmittable()) {
      return current;
    }
    if (current != null) {
      current.unbindAndClose();
      session = null;
    }
    // Those who waited while it failed do not try one after another: together they would take
    // longer than a hand-over may.
    if (failed && System.nanoTime() - failedAtNanos < BREATH_NANOS) {
      throw new IOException("not reachable a moment ago");
    }
    try {
      session = connect();
      failed = false;
      return session;
    } catch (IOException | RuntimeException e) {
      failed = true;
      failedAtNanos = System.nanoTime();
      throw e;
    }
  }

  private SMPPSession connect() throws IOException {
    SMPPSession fresh = new SMPPSession(this::open);
    fresh.setMessageReceiverListener(receiver);
    fresh.setEnquireLinkTimer(Math.toIntExact(settings.enquireLink().toMillis()));
    fresh.setTransactionTimer(settings.answerTimeout().toMillis());
    fresh.connectAndBind(
        settings.host(),
        settings.port(),
        new BindParameter(
            BindType.BIND_TRX,
            settings.systemId(),
            settings.password(),
            settings.systemType(),
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            null),
        settings.bindTimeout().toMillis());
    return fresh;
  }

  private Connection open(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(host, port), Math.toIntExact(settings.bindTimeout().toMillis()));
      return new SocketConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void close() {
    keeper.shutdownNow();
    synchronized (this) {
      closed = true;
      if (session != null) {
        session.unbindAndClose();
      }
    }
  }
}
