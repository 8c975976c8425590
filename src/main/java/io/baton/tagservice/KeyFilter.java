package io.baton.tagservice;

import io.baton.shared.BatonException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who asks, and whether they ask too often. Not a bean: it belongs to one chain only. */
final class KeyFilter extends OncePerRequestFilter {
  static final String CALLER = "io.baton.tagservice.caller";
  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;
  private final ReadLog log;
  private final ReadTimer timer;
  private final HandlerExceptionResolver problems;

  KeyFilter(ApiKeys keys, ReadLog log, ReadTimer timer, HandlerExceptionResolver problems) {
    this.keys = keys;
    this.log = log;
    this.timer = timer;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long began = System.nanoTime();
    try {
      answer(request, response, chain);
    } finally {
      timer.took(System.nanoTime() - began);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> found = secret(request).flatMap(keys::caller);
    if (found.isEmpty()) {
      log.unknownSecret();
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      refuse(request, response, TagServiceError.SERVICE_KEY_REFUSED, "no key that is in force");
      return;
    }
    Caller caller = found.get();
    long wait = caller.bucket().take(System.nanoTime());
    if (wait > 0) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
      refuse(
          request,
          response,
          TagServiceError.SERVICE_RATE_LIMIT,
          "this key may ask " + caller.key().perSecond() + " times a second");
      return;
    }
    signIn(caller);
    request.setAttribute(CALLER, caller);
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static Optional<String> secret(HttpServletRequest request) {
    @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header == null || !header.startsWith(BEARER)
        ? Optional.empty()
        : Optional.of(header.substring(BEARER.length()));
  }

  private static void signIn(Caller caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            caller.person(), null, AuthorityUtils.createAuthorityList("ROLE_SERVICE")));
    SecurityContextHolder.setContext(context);
  }

  private static long seconds(long nanos) {
    return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999));
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, TagServiceError code, String why) {
    problems.resolveException(request, response, null, new BatonException(code, why));
  }
}
