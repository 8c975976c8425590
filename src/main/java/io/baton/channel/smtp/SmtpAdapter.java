package io.baton.channel.smtp;

import io.baton.channel.Channel;
import io.baton.channel.ChannelAdapter;
import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelError;
import io.baton.channel.UnsubscribeTokens;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

@Component
@EnableConfigurationProperties(SmtpSettings.class)
class SmtpAdapter implements ChannelAdapter {
  private final SmtpSettings settings;
  private final BatonClock clock;
  private final UnsubscribeTokens tokens;
  private final String publicUrl;

  SmtpAdapter(
      SmtpSettings settings,
      BatonClock clock,
      UnsubscribeTokens tokens,
      @Value("${baton.public-url:}") String publicUrl) {
    this.settings = settings;
    this.clock = clock;
    this.tokens = tokens;
    this.publicUrl = publicUrl;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public Set<ChannelCode> serves() {
    return Set.of(ChannelCode.EMAIL);
  }

  /** Mail whose readers could not refuse more of it does not leave. */
  @Override
  public Channel open(ChannelCode code) {
    try {
      String from = settings.from().substring(settings.from().indexOf('@') + 1);
      require(
          StandardCharsets.US_ASCII.newEncoder().canEncode(settings.from()),
          "from: only ASCII, so that no look-alike passes for the bank");
      require(!publicUrl.isBlank(), "baton.public-url is missing: links to refuse more mail");
      return new SmtpChannel(
          settings, clock, new MailLinks(URI.create(publicUrl), tokens), dkim(from));
    } catch (IllegalArgumentException e) {
      throw new BatonException(
          ChannelError.CHANNEL_MISCONFIGURED, "baton.channel.smtp: " + e.getMessage());
    }
  }

  private @Nullable Dkim dkim(String from) {
    SmtpSettings.DkimSettings dkim = settings.dkim();
    if (dkim == null) {
      return null;
    }
    String domain = dkim.domain().toLowerCase(Locale.ROOT);
    require(
        from.equalsIgnoreCase(domain) || from.toLowerCase(Locale.ROOT).endsWith("." + domain),
        "dkim.domain is not that of the From address");
    require(dkim.selector().matches("[A-Za-z0-9.-]{1,63}"), "dkim.selector is not a name");
    return new Dkim(domain, dkim.selector(), Dkim.readKey(Path.of(dkim.keyFile())));
  }

  private static void require(boolean held, String rule) {
    if (!held) {
      throw new IllegalArgumentException(rule);
    }
  }
}
