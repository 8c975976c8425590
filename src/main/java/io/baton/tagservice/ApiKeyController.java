package io.baton.tagservice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys of other systems, for administrators. */
@RestController
@RequestMapping("/api/service-keys")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ApiKeyController {
  private final ApiKeys keys;

  ApiKeyController(ApiKeys keys) {
    this.keys = keys;
  }

  @GetMapping
  List<ApiKey> all() {
    return keys.all();
  }

  /** The only answer that ever holds the secret. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ApiKeys.Made create(@Valid @RequestBody NewKey wanted) {
    return keys.create(
        new KeyDraft(
            wanted.name().strip(),
            wanted.branch(),
            wanted.fields().stream().distinct().toList(),
            wanted.segments().stream().distinct().toList(),
            wanted.perSecond(),
            wanted.expiresAt()));
  }

  @PostMapping("/{prefix}/revoke")
  ApiKey revoke(@PathVariable String prefix) {
    return keys.revoke(prefix);
  }

  record NewKey(
      @NotNull String name,
      @NotNull String branch,
      @NotNull List<@NotNull String> fields,
      @NotNull List<@NotNull String> segments,
      @NotNull Integer perSecond,
      @NotNull Instant expiresAt) {}
}
