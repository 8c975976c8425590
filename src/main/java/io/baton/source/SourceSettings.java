package io.baton.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sources that are not files, {@code baton.source.*}.
 *
 * @param allowed where connections may lead: {@code postgresql://host:port}, {@code
 *     kafka://host:port}. Empty: nowhere
 * @param credentials user and password by the name that a connection refers to
 * @param timeout how long one statement, and the silence of a network, may last
 */
@ConfigurationProperties("baton.source")
record SourceSettings(
    @DefaultValue List<String> allowed,
    @DefaultValue Map<String, Credentials> credentials,
    @DefaultValue("10m") Duration timeout) {

  /** Never printed. */
  record Credentials(String user, @DefaultValue("") String password) {
    @Override
    public String toString() {
      return "Credentials[…]";
    }
  }
}
