package io.baton.access.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in PostgreSQL, so that they outlast a restart and belong to no node. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
    tableName = "access_session",
    maxInactiveIntervalInSeconds = SessionConfiguration.IDLE_SECONDS)
class SessionConfiguration {
  static final int IDLE_SECONDS = 8 * 60 * 60;

  /** The serializer adds Secure by itself when the request came by https. */
  @Bean
  CookieSerializer sessionCookie() {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName("BATON_SESSION");
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Strict");
    return cookie;
  }

  /** Two requests of one session may store the same attribute at the same time. */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionStatements() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
