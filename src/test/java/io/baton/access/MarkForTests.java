package io.baton.access;

/** A key that is the same in every run. */
public final class MarkForTests {
  private MarkForTests() {}

  public static Mark mark() {
    byte[] key = new byte[32];
    key[0] = 7;
    return new Mark(key);
  }
}
