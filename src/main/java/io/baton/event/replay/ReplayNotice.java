package io.baton.event.replay;

/** The command's word to whoever started it. */
public final class ReplayNotice {
  private ReplayNotice() {}

  /**
   * @return the exit code: 0 where everything arrived
   */
  public static int run(String... arguments) {
    return Replay.run(System.out, arguments);
  }
}
