package io.baton.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of ours as a process of its own, which a fault can hit. */
public final class Jvm {
  private Jvm() {}

  /**
   * @param heap for example {@code -Xmx200m}
   */
  public static ProcessBuilder of(Class<?> main, String heap, List<String> arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Most of a short life is its start.
                "-XX:MetaspaceSize=128m",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    line.addAll(arguments);
    return new ProcessBuilder(line);
  }
}
