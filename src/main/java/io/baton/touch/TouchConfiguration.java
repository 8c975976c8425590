package io.baton.touch;

import io.baton.setting.Setting;
import io.baton.setting.Settings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DispatchSettings.class, RoundSettings.class})
class TouchConfiguration {
  @Bean
  LedgerSettings ledgerSettings(Settings settings) {
    return () -> settings.whole(Setting.LEDGER_MONTHS);
  }
}
