package io.baton.access.web;

import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What every request passes. Roles are checked at the handlers, by {@code @PreAuthorize}; here
 * stands only which paths need no one to be signed in, and that all else does.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {
  /** bpmn-js and antd set styles inline; scripts come from our own files only. */
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
          + "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
          + "frame-ancestors 'none'";

  /**
   * A span for each of a dozen filters, and for each decision with the texts of caller and call,
   * costs as much as a read of the tag service itself; nobody looks at them.
   */
  @Bean
  static SecurityObservationSettings securityIsNotObserved() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain requests(
      HttpSecurity http,
      SessionPeople people,
      CookieCsrfTokenRepository csrfTokens,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.authorizeHttpRequests(SecurityConfiguration::paths)
        .securityContext(context -> context.securityContextRepository(people))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .csrf((CsrfConfigurer<HttpSecurity> csrf) -> csrf.spa().csrfTokenRepository(csrfTokens))
        .headers(SecurityConfiguration::headers)
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint(
                        (request, response, e) ->
                            problems.resolveException(request, response, null, e))
                    .accessDeniedHandler(
                        (request, response, e) ->
                            problems.resolveException(request, response, null, e)))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void paths(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry to) {
    to.requestMatchers("/api/session", "/api/bootstrap")
        .permitAll()
        .requestMatchers("/api/**")
        .authenticated()
        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
        .permitAll()
        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
        .hasRole("ADMINISTRATOR")
        .requestMatchers("/actuator/**")
        .denyAll()
        .requestMatchers(HttpMethod.GET, "/**")
        .permitAll()
        .requestMatchers("/error")
        .permitAll()
        .anyRequest()
        .denyAll();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(policy -> policy.policy(SAME_ORIGIN))
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"));
  }

  /**
   * Readable by scripts of the page and by curl; Secure is added when the request came by https.
   */
  @Bean
  CookieCsrfTokenRepository csrfTokens() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    return tokens;
  }

  /** No text column takes U+0000, so that no parameter may hold it. */
  @Bean
  StrictHttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    return firewall;
  }

  @Bean
  RequestRejectedHandler rejectedRequests(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return (request, response, e) -> problems.resolveException(request, response, null, e);
  }

  /** Signing in goes through {@link SessionController}; this keeps Boot from making a user. */
  @Bean
  AuthenticationManager noOtherWayIn() {
    return authentication -> {
      throw new DisabledException("sign in at /api/session");
    };
  }
}
