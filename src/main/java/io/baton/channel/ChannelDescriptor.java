package io.baton.channel;

/**
 * What the product must know about a channel to use it.
 *
 * @param adapter the implementation: {@code simulator}, {@code smtp}
 * @param channel EMAIL, SMS, APP_PUSH, WECHAT, SOCIAL, CALL or RM_TASK
 * @param simulated no message leaves; customers are addressed by their key, so no address is needed
 * @param idempotent the peer takes the touch id as a key, so sending again after a crash is safe
 * @param window messages handed over at once: the most that can be in doubt after a crash
 */
public record ChannelDescriptor(
    String adapter,
    String channel,
    boolean simulated,
    boolean idempotent,
    int window,
    String nameZh,
    String nameEn) {

  public ChannelDescriptor {
    if (window < 1) {
      throw new IllegalArgumentException("a window holds at least one message");
    }
  }

  /**
   * Whether a message needs a number or a mail address; every other peer knows customers by key.
   */
  public boolean needsAddress() {
    return !simulated
        && (channel.equals(ChannelCode.EMAIL.name()) || channel.equals(ChannelCode.SMS.name()));
  }
}
