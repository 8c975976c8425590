package io.baton.channel.http;

import io.baton.channel.ChannelCode;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Peers that are spoken to by HTTP.
 *
 * @param endpoint one peer a channel: {@code baton.channel.http.endpoint.sms.url}
 * @param allowedHosts the only names messages may go to, besides those of {@code allowPrivate}
 * @param allowPrivate hosts inside the bank's own network, by name or address: for these alone
 *     plain HTTP, any port and private addresses are allowed
 */
@ConfigurationProperties("baton.channel.http")
record HttpSettings(
    @DefaultValue Map<ChannelCode, HttpEndpoint> endpoint,
    @DefaultValue Set<String> allowedHosts,
    @DefaultValue Set<String> allowPrivate) {}
