package io.baton.content;

import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Collects one message and stops a rendering that grows or takes too long. The allow-list already
 * bounds the work, so a look at the clock with every piece of output is enough: no thread is needed
 * to interrupt it.
 *
 * <p>The wall clock only raises the question; processor time answers it. A machine that is busy or
 * has just started makes an honest text wait, and refusing it would cost a customer the message.
 */
final class CappedWriter extends Writer {
  static final int MAXIMUM_LENGTH = 64 * 1024;
  private static final long SUSPICIOUS_NANOS = 200_000_000;
  private static final long MORE_WORK_NANOS = 500_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final StringBuilder text = new StringBuilder(256);
  private final long started = System.nanoTime();

  /** Processor time of this thread when the text became suspicious; below zero until then. */
  private long suspectedAt = -1;

  @Override
  public void write(char[] buffer, int offset, int length) {
    admit(length);
    text.append(buffer, offset, length);
  }

  @Override
  public void write(String string) {
    admit(string.length());
    text.append(string);
  }

  private void admit(int more) {
    requireRoom(text.length() + more);
    if (System.nanoTime() - started > SUSPICIOUS_NANOS) {
      requireLittleWork(THREADS.getCurrentThreadCpuTime());
    }
  }

  /**
   * @throws RenderingStopped if a text of so many characters is too long
   */
  static void requireRoom(int length) {
    if (length > MAXIMUM_LENGTH) {
      throw new RenderingStopped("the text is longer than " + MAXIMUM_LENGTH + " characters");
    }
  }

  private void requireLittleWork(long worked) {
    if (suspectedAt < 0) {
      suspectedAt = worked;
    } else if (worked - suspectedAt > MORE_WORK_NANOS) {
      throw new RenderingStopped("rendering takes more than half a second of work");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }

  /** Leaves the engine unchanged: Velocity wraps checked exceptions only. */
  static final class RenderingStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RenderingStopped(String reason) {
      super(reason);
    }
  }
}
