package io.baton.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the history, {@code baton.history.*}.
 *
 * @param retention how long an event is kept after it happened; what comes later than that is not
 *     kept at all
 * @param answerWithin a question that takes longer is given up
 */
@ConfigurationProperties("baton.history")
record HistorySettings(
    @DefaultValue("400d") Duration retention, @DefaultValue("30s") Duration answerWithin) {}
