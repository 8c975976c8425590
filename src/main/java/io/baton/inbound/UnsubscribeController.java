package io.baton.inbound;

import io.baton.channel.UnsubscribeTokens;
import io.baton.cohort.CustomerSet;
import io.baton.touch.TouchId;
import io.baton.touch.TouchedBy;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Refusing further mail by link, in one click (RFC 8058) or on a page. Mail scanners open every
 * link, so that only a POST with the words of the RFC refuses anything. The token says who may
 * call; there is no session and no cookie.
 */
@RestController
@RequestMapping(path = "/u/{token}", produces = MediaType.TEXT_HTML_VALUE)
@PreAuthorize("permitAll()")
class UnsubscribeController {
  private static final String ONE_CLICK = "One-Click";

  private final UnsubscribeTokens tokens;
  private final TouchedBy touches;
  private final Refusing refusing;
  private final Patience patience = new Patience(20);

  UnsubscribeController(UnsubscribeTokens tokens, TouchedBy touches, Refusing refusing) {
    this.tokens = tokens;
    this.touches = touches;
    this.refusing = refusing;
  }

  @GetMapping
  ResponseEntity<String> page(@PathVariable String token) {
    return origin(token).isEmpty() ? unknown() : answer(HttpStatus.OK, UnsubscribePage.QUESTION);
  }

  /** A second time changes nothing and is answered like the first. */
  @PostMapping
  ResponseEntity<String> refuse(
      @PathVariable String token,
      @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String words) {
    Optional<TouchedBy.Origin> origin = origin(token);
    if (origin.isEmpty()) {
      return unknown();
    }
    if (!ONE_CLICK.equals(words)) {
      return answer(HttpStatus.BAD_REQUEST, UnsubscribePage.QUESTION);
    }
    UUID touch = tokens.touchOf(token).orElseThrow();
    refusing.refuse(
        CustomerSet.of(TouchId.of(touch).customer()),
        origin.get().channel(),
        "one-click link of touch " + touch,
        "UNSUBSCRIBE");
    return answer(HttpStatus.OK, UnsubscribePage.DONE);
  }

  private Optional<TouchedBy.Origin> origin(String token) {
    return tokens.touchOf(token).flatMap(touch -> touches.origin(TouchId.of(touch)));
  }

  /** Who tries tokens is slowed down; a real link is never refused for it. */
  private ResponseEntity<String> unknown() {
    if (patience.left(System.nanoTime())) {
      return answer(HttpStatus.NOT_FOUND, UnsubscribePage.UNKNOWN);
    }
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .build();
  }

  private static ResponseEntity<String> answer(HttpStatus status, String page) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", UnsubscribePage.POLICY)
        .header("X-Robots-Tag", "noindex, nofollow")
        .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
        .body(page);
  }
}
