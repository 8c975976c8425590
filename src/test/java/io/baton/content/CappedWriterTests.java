package io.baton.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class CappedWriterTests {
  /** What a busy machine does to a thread: time passes on the clock and no work is done. */
  @Test
  void shouldLetATextFinishThatHadToWait() {
    CappedWriter writer = new CappedWriter();
    writer.write("first, ");
    long started = System.nanoTime();
    while (System.nanoTime() - started < 900_000_000) {
      LockSupport.parkNanos(100_000_000);
      writer.write("");
    }
    writer.write("second");
    assertThat(writer.toString()).isEqualTo("first, second");
  }

  @Test
  void shouldStopATextThatTakesTooMuchWork() {
    CappedWriter writer = new CappedWriter();
    assertThatThrownBy(() -> writeForSeconds(writer, 30))
        .isInstanceOf(CappedWriter.RenderingStopped.class)
        .hasMessageContaining("work");
  }

  @Test
  void shouldStopATextThatIsTooLong() {
    CappedWriter writer = new CappedWriter();
    writer.write("x".repeat(CappedWriter.MAXIMUM_LENGTH));
    assertThatThrownBy(() -> writer.write("x"))
        .isInstanceOf(CappedWriter.RenderingStopped.class)
        .hasMessageContaining("longer");
  }

  private static void writeForSeconds(CappedWriter writer, int seconds) {
    long started = System.nanoTime();
    while (System.nanoTime() - started < seconds * 1_000_000_000L) {
      writer.write("");
    }
  }
}
