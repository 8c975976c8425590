package io.baton.touch;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DispatchSettings.class, LedgerSettings.class, RoundSettings.class})
class TouchConfiguration {}
