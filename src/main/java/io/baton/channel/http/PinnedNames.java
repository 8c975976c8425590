package io.baton.channel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves a name for one connection, refuses it if any of its addresses is not public, and returns
 * what was checked: the connection is made to these very addresses, so a name that changes between
 * check and use gains nothing.
 */
final class PinnedNames implements DnsResolver {
  private final DnsResolver resolver;
  private final Destination destination;

  PinnedNames(Destination destination) {
    this(destination, SystemDefaultDnsResolver.INSTANCE);
  }

  PinnedNames(Destination destination, DnsResolver resolver) {
    this.destination = destination;
    this.resolver = resolver;
  }

  /** The name leads to where messages must not go. */
  static final class Blocked extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Blocked() {
      super("the name has an address that is not public");
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    if (!destination.host().equalsIgnoreCase(host)) {
      throw new Blocked();
    }
    InetAddress[] addresses = resolver.resolve(host);
    if (addresses == null || addresses.length == 0) {
      throw new UnknownHostException("the name has no address");
    }
    if (!destination.trusted() && !Arrays.stream(addresses).allMatch(PublicAddresses::contain)) {
      throw new Blocked();
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
