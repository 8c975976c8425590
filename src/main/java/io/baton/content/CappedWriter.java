package io.baton.content;

import java.io.Writer;

/**
 * Collects one message and stops a rendering that grows or takes too long. The allow-list already
 * bounds the work, so a look at the clock with every piece of output is enough: no thread is needed
 * to interrupt it.
 */
final class CappedWriter extends Writer {
  static final int MAXIMUM_LENGTH = 64 * 1024;
  private static final long DEADLINE_NANOS = 200_000_000;

  private final StringBuilder text = new StringBuilder(256);
  private final long started = System.nanoTime();

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
    if (text.length() + more > MAXIMUM_LENGTH) {
      throw new RenderingStopped("the text is longer than " + MAXIMUM_LENGTH + " characters");
    }
    if (System.nanoTime() - started > DEADLINE_NANOS) {
      throw new RenderingStopped("rendering took longer than 200 ms");
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
