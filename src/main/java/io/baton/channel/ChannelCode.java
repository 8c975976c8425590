package io.baton.channel;

import java.util.Locale;

/** The channels a bank knows, whatever adapter stands behind them. */
public enum ChannelCode {
  EMAIL("电子邮件", "E-mail"),
  SMS("短信", "SMS"),
  APP_PUSH("App 推送", "App push"),
  WECHAT("微信", "WeChat"),
  SOCIAL("社交媒体", "Social media"),
  CALL("电话外呼", "Call"),
  RM_TASK("客户经理任务", "Relationship manager task");

  private final String nameZh;
  private final String nameEn;

  ChannelCode(String nameZh, String nameEn) {
    this.nameZh = nameZh;
    this.nameEn = nameEn;
  }

  public String nameZh() {
    return nameZh;
  }

  public String nameEn() {
    return nameEn;
  }

  /** Whether a person makes the contact, who can be told not to. */
  public boolean byPeople() {
    return this == CALL || this == RM_TASK;
  }

  /** The property that names the adapter: {@code baton.channel.app-push}. */
  public String property() {
    return "baton.channel." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
