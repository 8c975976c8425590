package io.baton.event;

import io.baton.shared.BatonException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Systems sign in with the key of their source, and for that source only: no session, no cookie,
 * and a person who is signed in counts for nothing below {@code /feeds}.
 */
@Configuration(proxyBeanMethods = false)
class FeedChain {
  private static final String PATH = "/feeds/";

  @Bean
  @Order(2)
  SecurityFilterChain feedRequests(
      HttpSecurity http,
      SourceBook book,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.securityMatcher(PATH + "**")
        .authorizeHttpRequests(paths -> paths.anyRequest().hasRole("FEED"))
        .addFilterBefore(new FeedFilter(book, problems), AuthorizationFilter.class)
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

  /** Not a bean: it belongs to one chain only. */
  private static final class FeedFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final SourceBook book;
    private final HandlerExceptionResolver problems;

    FeedFilter(SourceBook book, HandlerExceptionResolver problems) {
      this.book = book;
      this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String path = request.getRequestURI();
      String code = path.length() > PATH.length() ? path.substring(PATH.length()) : "";
      String header = request.getHeader(HttpHeaders.AUTHORIZATION);
      if (header == null
          || !header.startsWith(BEARER)
          || book.keyHash(code)
              .filter(kept -> new SourceKey(header.substring(BEARER.length())).is(kept))
              .isEmpty()) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.resolveException(
            request,
            response,
            null,
            new BatonException(EventErrorCode.EVENT_KEY_REFUSED, "no key of this source"));
        return;
      }
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              "feed:" + code, null, AuthorityUtils.createAuthorityList("ROLE_FEED")));
      SecurityContextHolder.setContext(context);
      try {
        chain.doFilter(request, response);
      } finally {
        SecurityContextHolder.clearContext();
      }
    }
  }
}
