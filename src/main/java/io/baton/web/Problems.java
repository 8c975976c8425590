package io.baton.web;

import io.baton.access.AccessError;
import io.baton.shared.BatonException;
import io.baton.shared.ErrorCode;
import io.baton.shared.Finding;
import io.baton.shared.Kind;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns whatever went wrong into a {@link Problem}. Texts of foreign exceptions are never passed
 * on: they may hold the caller's data, SQL or paths.
 */
@RestControllerAdvice
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<Problem> refused(BatonException e) {
    if (e.code().kind() == Kind.INTERNAL || e.code().kind() == Kind.UPSTREAM) {
      log.error("{}", e.code().name(), e);
    }
    return problem(e.code(), String.valueOf(e.getMessage()), e.findings());
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BatonException refused) {
        return refused(refused);
      }
      if (cause instanceof UnrecognizedPropertyException unknown) {
        return problem(
            WebError.REQUEST_UNKNOWN_PROPERTY,
            "the body has a property that this request does not take",
            List.of(new Finding(JsonPlace.of(unknown), "UNKNOWN_PROPERTY", "is not known here")));
      }
      if (cause instanceof JacksonException json) {
        return problem(
            WebError.REQUEST_MALFORMED,
            "the body is not the JSON that is expected here",
            List.of(new Finding(JsonPlace.of(json), "JSON", "cannot be read")));
      }
    }
    return problem(WebError.REQUEST_MALFORMED, "the body is missing or cannot be read", List.of());
  }

  @ExceptionHandler
  ResponseEntity<Problem> invalid(MethodArgumentNotValidException e) {
    return problem(WebError.REQUEST_INVALID, "the request is not valid", of(e.getBindingResult()));
  }

  @ExceptionHandler
  ResponseEntity<Problem> invalid(HandlerMethodValidationException e) {
    List<Finding> findings =
        e.getParameterValidationResults().stream()
            .flatMap(
                result ->
                    result.getResolvableErrors().stream()
                        .map(
                            error ->
                                new Finding(
                                    error instanceof FieldError field
                                        ? JsonPlace.pointer(field.getField())
                                        : String.valueOf(
                                            result.getMethodParameter().getParameterName()),
                                    "INVALID",
                                    String.valueOf(error.getDefaultMessage()))))
            .toList();
    return problem(WebError.REQUEST_INVALID, "the request is not valid", findings);
  }

  @ExceptionHandler
  ResponseEntity<Problem> invalid(ConstraintViolationException e) {
    List<Finding> findings =
        e.getConstraintViolations().stream()
            .map(
                violation ->
                    new Finding(
                        violation.getPropertyPath().toString(), "INVALID", violation.getMessage()))
            .toList();
    return problem(WebError.REQUEST_INVALID, "the request is not valid", findings);
  }

  @ExceptionHandler
  ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException e) {
    return problem(
        WebError.REQUEST_MALFORMED,
        "a parameter cannot be read",
        List.of(new Finding(e.getName(), "TYPE", "has another type")));
  }

  @ExceptionHandler
  ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
    return problem(
        WebError.REQUEST_MALFORMED,
        "a parameter is missing",
        List.of(new Finding(e.getParameterName(), "MISSING", "is missing")));
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ResponseEntity<Problem> uploadTooLarge() {
    return problem(WebError.REQUEST_TOO_LARGE, "the upload is larger than allowed", List.of());
  }

  @ExceptionHandler({MultipartException.class, RequestRejectedException.class})
  ResponseEntity<Problem> malformed() {
    return problem(WebError.REQUEST_MALFORMED, "the request cannot be read", List.of());
  }

  @ExceptionHandler(NoResourceFoundException.class)
  ResponseEntity<Problem> nothingHere() {
    return problem(WebError.NOT_FOUND, "there is nothing at this address", List.of());
  }

  @ExceptionHandler(AuthenticationException.class)
  ResponseEntity<Problem> unknownCaller() {
    return problem(AccessError.ACCESS_UNAUTHENTICATED, "sign in first", List.of());
  }

  @ExceptionHandler
  ResponseEntity<Problem> denied(AccessDeniedException e) {
    if (e instanceof CsrfException) {
      return problem(
          AccessError.ACCESS_CSRF,
          "send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN",
          List.of());
    }
    var caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null || caller instanceof AnonymousAuthenticationToken
        ? unknownCaller()
        : problem(AccessError.ACCESS_DENIED, "your roles do not allow this", List.of());
  }

  @ExceptionHandler(CannotAcquireLockException.class)
  ResponseEntity<Problem> busy() {
    return problem(WebError.BUSY, "another change is in the way; try again", List.of());
  }

  /** The caller has gone; there is nobody to answer. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone() {}

  @ExceptionHandler
  ResponseEntity<Problem> unexpected(Exception e) {
    if (e instanceof ErrorResponse known) {
      HttpStatusCode status = known.getStatusCode();
      if (status.is4xxClientError()) {
        return Problem.of(
            status.value(), name(status), "the request does not fit this address", List.of());
      }
    }
    log.error("unexpected", e);
    return problem(
        WebError.INTERNAL,
        "something went wrong here; the trace id finds it in the log",
        List.of());
  }

  /** For example METHOD_NOT_ALLOWED. */
  private static String name(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? WebError.REQUEST_MALFORMED.name() : known.name();
  }

  private static List<Finding> of(BindingResult result) {
    return result.getFieldErrors().stream()
        .map(
            error ->
                new Finding(
                    JsonPlace.pointer(error.getField()),
                    "INVALID",
                    String.valueOf(error.getDefaultMessage())))
        .collect(Collectors.toList());
  }

  private static ResponseEntity<Problem> problem(
      ErrorCode code, String detail, List<Finding> findings) {
    return Problem.of(code.kind().status(), code.name(), detail, findings);
  }
}
