package io.baton.event;

import io.baton.customer.Customers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the intake meets its neighbours. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {
  @Bean
  CustomerKeys customerKeys(Customers customers) {
    return customers::idsOf;
  }
}
