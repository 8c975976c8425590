package io.baton.touch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How campaigns whose launches fall together are served.
 *
 * @param gather launches that lie no further apart than this fall together; a round waits no longer
 *     for those who are still to come. Zero: whoever comes first is served first
 */
@ConfigurationProperties("baton.round")
public record RoundSettings(@DefaultValue("2m") Duration gather) {}
