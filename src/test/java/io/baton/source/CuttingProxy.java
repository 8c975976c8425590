package io.baton.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server on loopback and hangs up after so many bytes of its answers. */
final class CuttingProxy {
  private final ServerSocket door;
  private final int behind;
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

  CuttingProxy(int behind) {
    this.behind = behind;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void cutAfter(long bytes) {
    left.set(bytes);
  }

  private void accept() throws IOException {
    while (!door.isClosed()) {
      Socket client = door.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
      run(() -> pump(client, server, false));
      run(() -> pump(server, client, true));
    }
  }

  private void pump(Socket from, Socket to, boolean counted) throws IOException {
    byte[] buffer = new byte[4_096];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (counted && left.addAndGet(-read) < 0) {
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The connection is over, which is all there is to say.
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
