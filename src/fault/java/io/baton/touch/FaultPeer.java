package io.baton.touch;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Another company's system, in a process of its own with a book of its own: one line for each
 * message it took, never changed. Wire: a line with the number of messages, a line for each; the
 * same number of answers. Its mood is set through standard input.
 */
public final class FaultPeer {
  private final Writer book;
  private final boolean keys;
  private final Set<String> known = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();
  private volatile String mood = "well";
  private volatile int dropPerMille;
  private volatile int pauseMicros;

  private FaultPeer(Path file, boolean keys) throws IOException {
    this.book =
        Files.newBufferedWriter(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    this.keys = keys;
  }

  /** Arguments: file of the book, whether keys are known. Prints its port. */
  public static void main(String[] arguments) throws IOException {
    FaultPeer peer = new FaultPeer(Path.of(arguments[0]), Boolean.parseBoolean(arguments[1]));
    try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      Thread moods = new Thread(peer::listen, "moods");
      moods.setDaemon(true);
      moods.start();
      while (true) {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> peer.serve(socket), "peer");
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private void listen() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "drop" -> dropPerMille = Integer.parseInt(words[1]);
          case "pause" -> pauseMicros = Integer.parseInt(words[1]);
          default -> mood = words[0];
        }
      }
    } catch (IOException e) {
      // Our parent is gone.
    }
    System.exit(0);
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII))) {
      String first = in.readLine();
      if (first == null) {
        return;
      }
      int n = Integer.parseInt(first);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        ids.add(in.readLine());
      }
      if (mood.equals("hang")) {
        TimeUnit.SECONDS.sleep(3);
      }
      for (String answer : answers(ids)) {
        out.write(answer);
        out.write('\n');
      }
      out.flush();
    } catch (IOException | InterruptedException e) {
      // The caller is gone; what was taken stays in the book.
    }
  }

  private List<String> answers(List<String> ids) throws IOException, InterruptedException {
    List<String> answers = new ArrayList<>();
    boolean drop = false;
    synchronized (book) {
      for (String id : ids) {
        if (mood.equals("broken")) {
          answers.add("L 500");
        } else if (mood.equals("busy")) {
          answers.add("L 2000");
        } else if (id.hashCode() % 100 == 7 && mood.equals("picky")) {
          answers.add("R");
        } else {
          boolean again = !known.add(id);
          boolean loses =
              ThreadLocalRandom.current().nextInt(1_000) < dropPerMille
                  && (!keys || dropped.add(id));
          book.write(id + " " + System.nanoTime() + (again ? " again" : " first") + (loses ? " dropped\n" : " answered\n"));
          drop |= loses;
          answers.add("A");
        }
      }
      book.flush();
    }
    if (pauseMicros > 0) {
      TimeUnit.MICROSECONDS.sleep((long) pauseMicros * ids.size());
    }
    if (drop) {
      throw new IOException("dropped");
    }
    return answers;
  }
}
