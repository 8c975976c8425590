package io.baton.event.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The command {@code replay}; see docs/events.md. */
public final class Replay {
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final ReplaySettings settings;
  private final Target target;
  private final PrintStream say;
  private final long began = System.nanoTime();
  private long said = began;
  private long sent;
  private Instant first = Instant.MIN;

  private Replay(ReplaySettings settings, Target target, PrintStream say) {
    this.settings = settings;
    this.target = target;
    this.say = say;
  }

  /**
   * Plays as the arguments say and tells what it does.
   *
   * @return the exit code: 0 where everything arrived
   */
  public static int run(PrintStream say, String... arguments) {
    ReplaySettings settings;
    String secret = System.getenv().getOrDefault("BATON_FEED_KEY", "");
    try {
      settings = ReplaySettings.of(arguments);
    } catch (RuntimeException e) {
      say.println("replay: " + e.getMessage());
      return 2;
    }
    say.println("replay: seed " + settings.seed());
    try (Target target = Target.of(settings.to(), secret)) {
      Replay replay = new Replay(settings, target, say);
      replay.play();
      return 0;
    } catch (UncheckedIOException | IOException | IllegalArgumentException e) {
      say.println("replay: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private void play() throws IOException, InterruptedException {
    Shuffle shuffle =
        new Shuffle(
            settings.seed(),
            settings.duplicates(),
            settings.disorder(),
            settings.late(),
            settings.burst(),
            this::send);
    Path file = settings.file();
    if (file == null) {
      DemoDay.play(settings, shuffle::add);
    } else {
      CsvRecordOf.play(settings, file, shuffle::add);
    }
    shuffle.finish();
    target.flush();
    tell();
  }

  private void send(Shuffle.Due due) {
    try {
      if (sent == 0) {
        first = due.at();
      }
      await(due.at());
      target.send(due.message());
      sent++;
      if (System.nanoTime() - said > REPORT_NANOS) {
        tell();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private void await(Instant at) throws IOException, InterruptedException {
    if (settings.speed() == 0) {
      return;
    }
    long due = began + (long) (Duration.between(first, at).toNanos() / settings.speed());
    if (due > System.nanoTime()) {
      target.flush();
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }
  }

  private void tell() {
    said = System.nanoTime();
    double seconds = Math.max(1e-9, (said - began) / 1e9);
    say.printf("replay: %,d sent, %,.0f a second%n", sent, sent / seconds);
  }
}
