package io.baton.tagservice;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The read that other systems send by the thousand, one customer's tags, without the dispatcher of
 * Spring MVC, which costs more than the read. It calls the method that the dispatcher would, with
 * its rights, and writes what that answers with the same mapper. Whatever is spelt in another way
 * than callers do (escapes, other parameters, a wish for another format) goes on to the dispatcher.
 * Last of its chain: who gets here has a key and is within its limit.
 */
final class ShortWay extends OncePerRequestFilter {
  private static final String BEFORE = "/service/v1/customers/";
  private static final String AFTER = "/tags";
  private static final String FIELDS = "fields=";

  /** What means in an address what it says. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~,-]+");

  private static final Set<String> JSON =
      Set.of(MediaType.ALL_VALUE, MediaType.APPLICATION_JSON_VALUE);

  private final TagServiceController service;
  private final HandlerExceptionResolver problems;
  private final ObjectWriter writer;

  ShortWay(TagServiceController service, HandlerExceptionResolver problems, JsonMapper mapper) {
    this.service = service;
    this.problems = problems;
    this.writer = mapper.writerFor(TagReading.One.class);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = key(request.getRequestURI());
    String query = request.getQueryString();
    if (key == null || !isPlain(query) || !wantsJson(request)) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body;
    try {
      Caller caller = (Caller) Objects.requireNonNull(request.getAttribute(KeyFilter.CALLER));
      body = writer.writeValueAsBytes(service.tags(caller, key, fields(query)));
    } catch (RuntimeException refused) {
      if (problems.resolveException(request, response, null, refused) == null) {
        throw refused;
      }
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static @Nullable String key(String address) {
    if (!address.startsWith(BEFORE)
        || !address.endsWith(AFTER)
        || address.length() <= BEFORE.length() + AFTER.length()) {
      return null;
    }
    String key = address.substring(BEFORE.length(), address.length() - AFTER.length());
    return PLAIN.matcher(key).matches() ? key : null;
  }

  private static boolean isPlain(@Nullable String query) {
    return query == null
        || (query.startsWith(FIELDS)
            && PLAIN.matcher(query).region(FIELDS.length(), query.length()).matches());
  }

  private static boolean wantsJson(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      return false;
    }
    Enumeration<String> accepted = request.getHeaders(HttpHeaders.ACCEPT);
    return !accepted.hasMoreElements()
        || (JSON.contains(accepted.nextElement()) && !accepted.hasMoreElements());
  }

  private static @Nullable List<String> fields(@Nullable String query) {
    return query == null
        ? null
        : List.of(StringUtils.commaDelimitedListToStringArray(query.substring(FIELDS.length())));
  }
}
