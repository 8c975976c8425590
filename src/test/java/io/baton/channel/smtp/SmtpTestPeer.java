package io.baton.channel.smtp;

import io.baton.channel.TestPeers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A relay that counts messages by their ids, and may hang up after the final dot. */
final class SmtpTestPeer implements AutoCloseable {
  private static final Pattern ID =
      Pattern.compile("Message-ID: <([0-9a-f-]{36})@.*", Pattern.CASE_INSENSITIVE);

  final Map<UUID, Integer> effects = new ConcurrentHashMap<>();
  volatile boolean hangUp;
  volatile boolean silent;

  /** Before each answer, once so many messages have come. */
  volatile long slowMillis;

  volatile int slowAfter;

  /** When the newest message was complete, of {@link System#nanoTime}. */
  volatile long lastArrival;

  /** The newest message as it came, without the dots that the protocol adds. */
  volatile String last = "";

  private final ServerSocket server;
  private final Thread listening;

  SmtpTestPeer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listening = start(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "smtp-test-peer");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = server.accept();
        var unused = start(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = socket.getOutputStream();
      say(out, "220 ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
        if (command.equals("DATA")) {
          say(out, "354 go on");
          take(in);
          if (hangUp) {
            return;
          }
          if (silent) {
            continue;
          }
        }
        say(out, command.equals("QUIT") ? "221 bye" : "250 ok");
      }
    } catch (IOException e) {
      // The other side has gone.
    }
  }

  private void take(BufferedReader in) throws IOException {
    UUID id = null;
    StringBuilder raw = new StringBuilder();
    String line = in.readLine();
    for (; line != null && !line.equals("."); line = in.readLine()) {
      raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      Matcher found = ID.matcher(line);
      if (id == null && found.matches()) {
        id = UUID.fromString(found.group(1));
      }
    }
    last = raw.toString();
    if (id != null && line != null) {
      lastArrival = System.nanoTime();
      effects.merge(id, 1, Integer::sum);
    }
  }

  private void say(OutputStream out, String line) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(effects.size() < slowAfter ? 0 : slowMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestPeers.awaitEnd(listening);
  }
}
