package io.baton.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where figures go: standard output and {@code target/bench/NAME.json}, the same lines in both. */
final class Report implements AutoCloseable {
  private final Writer file;
  private final PrintStream figures;

  private Report(Writer file, PrintStream figures) {
    this.file = file;
    this.figures = figures;
  }

  /** An earlier run's file is replaced. */
  static Report open(String bench, Path directory, PrintStream figures) throws IOException {
    Files.createDirectories(directory);
    return new Report(Files.newBufferedWriter(directory.resolve(bench + ".json")), figures);
  }

  void print(Figure figure) throws IOException {
    figures.println(figure.json());
    file.write(figure.json() + "\n");
    file.flush();
  }

  /** For the person who waits; not part of the result. */
  void note(String text) {
    System.err.println("· " + text);
  }

  /**
   * @throws AnswersDiffer unless both are equal
   */
  <T> void compare(String what, T ours, T baseline) {
    if (!ours.equals(baseline)) {
      throw new AnswersDiffer(what + ": ours " + brief(ours) + ", baseline " + brief(baseline));
    }
  }

  private static String brief(Object answer) {
    String text = answer.toString();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
