package io.baton.channel.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place that messages may go to, as the configuration spells it: https, port 443, and a name that
 * was allowed. Whether the name's addresses are acceptable shows only when it is resolved, see
 * {@link PinnedNames}.
 *
 * @param trusted named by {@code allow-private}
 */
record Destination(URI uri, String host, boolean trusted) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /** 127.1, 0x7f000001, 2130706433: what a resolver may take for an address. */
  private static final Pattern NUMBER_AT_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

  /**
   * @throws IllegalArgumentException saying which rule the address breaks
   */
  static Destination of(String text, Set<String> allowedHosts, Set<String> allowPrivate) {
    URI uri = parse(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    require(scheme.equals("https") || scheme.equals("http"), "only https");
    require(uri.getRawUserInfo() == null, "no user in the address");
    require(uri.getRawFragment() == null, "no fragment in the address");
    require(uri.getHost() != null && !uri.getHost().isEmpty(), "a host name is missing");
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (names(allowPrivate, host)) {
      return new Destination(uri, host, true);
    }
    require(scheme.equals("https"), "only https");
    require(uri.getPort() == -1 || uri.getPort() == 443, "only port 443");
    require(
        NAME.matcher(host).matches() && !NUMBER_AT_END.matcher(host).matches(),
        "a host name, not an address");
    require(names(allowedHosts, host), "not one of the allowed hosts");
    return new Destination(uri, host, false);
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }

  private static boolean names(Set<String> hosts, String host) {
    return hosts.stream().anyMatch(host::equalsIgnoreCase);
  }

  private static void require(boolean held, String rule) {
    if (!held) {
      throw new IllegalArgumentException(rule);
    }
  }
}
