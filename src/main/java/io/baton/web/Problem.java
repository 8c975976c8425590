package io.baton.web;

import io.baton.shared.Finding;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An error as RFC 9457 tells it. Clients decide by {@code code}; {@code traceId} finds the log
 * line.
 *
 * @param type a URN made of the code
 * @param findings what exactly is wrong and where; empty where the detail says it all
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String traceId,
    List<Finding> findings) {
  static ResponseEntity<Problem> of(
      int status, String code, String detail, List<Finding> findings) {
    HttpStatus known = HttpStatus.resolve(status);
    String type = "urn:baton:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    String title = known == null ? "Error" : known.getReasonPhrase();
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(new Problem(type, title, status, detail, code, TraceId.current(), findings));
  }
}
