package io.baton.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL's programs are run. The server refuses to run as root, so for root each command
 * gets a user of its own: a user namespace where the kernel allows one (it also works below
 * directories only root may enter), else {@code setpriv} to an unprivileged id.
 */
final class ChildProcess {
  private static final String NOBODY = "65534";

  private final Path directory;
  private final List<String> prefix;

  ChildProcess(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    this.prefix = prefix();
  }

  private List<String> prefix() throws IOException, InterruptedException {
    if (!isRoot()) {
      return List.of();
    }
    if (succeeds(List.of("unshare", "-U", "true"))) {
      return List.of("unshare", "-U");
    }
    succeeds(List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()));
    return List.of(
        "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** Runs to the end; anything but exit code 0 is an error that carries the program's output. */
  void run(String... command) throws IOException, InterruptedException {
    Process process = builder(List.of(command)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroy();
      throw new IOException(command[0] + " failed: " + output.strip());
    }
  }

  /**
   * Starts a server that lives no longer than this JVM: the shell in front of it reads our pipe,
   * and the end of the pipe, even by {@code kill -9}, stops the server in good order.
   */
  Process serve(Path log, String... command) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of("sh", "-c", "\"$0\" \"$@\" <&- & p=$!; cat >/dev/null; kill -INT $p; wait"));
    line.addAll(List.of(command));
    return builder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private ProcessBuilder builder(List<String> command) {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
