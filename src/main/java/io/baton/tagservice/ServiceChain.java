package io.baton.tagservice;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Systems are not people: no session, no cookie, and hence nothing that a foreign page could make a
 * browser send. A cookie of a person who is signed in counts for nothing below {@code /service}.
 */
@Configuration(proxyBeanMethods = false)
class ServiceChain {
  private static final String PATHS = "/service/";

  /** See {@link ReadTimer}. */
  @Bean
  ObservationPredicate readsAreTimedElsewhere() {
    return (name, context) ->
        !(context instanceof ServerRequestObservationContext request && isRead(request));
  }

  private static boolean isRead(ServerRequestObservationContext request) {
    HttpServletRequest carrier = request.getCarrier();
    return carrier != null && carrier.getRequestURI().startsWith(PATHS);
  }

  @Bean
  @Order(1)
  SecurityFilterChain serviceRequests(
      HttpSecurity http,
      ApiKeys keys,
      ReadLog log,
      ReadTimer timer,
      TagServiceController service,
      JsonMapper mapper,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.securityMatcher(PATHS + "**")
        .authorizeHttpRequests(paths -> paths.anyRequest().hasRole("SERVICE"))
        .addFilterBefore(new KeyFilter(keys, log, timer, problems), AuthorizationFilter.class)
        .addFilterAfter(new ShortWay(service, problems, mapper), AuthorizationFilter.class)
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
