package io.baton.engine.camunda;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StepSettings.class, EndedSettings.class})
class EngineConfiguration {}
