package io.baton.tagservice;

import io.baton.shared.BatonException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tags and segments for other systems, by {@code Authorization: Bearer}. */
@RestController
@RequestMapping("/service/v1")
@PreAuthorize("hasRole('SERVICE')")
class TagServiceController {
  private final TagReading reading;

  TagServiceController(TagReading reading) {
    this.reading = reading;
  }

  /** Without fields: all that the key may read. */
  @GetMapping("/customers/{key}/tags")
  TagReading.One tags(
      @RequestAttribute(KeyFilter.CALLER) Caller caller,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable List<String> fields) {
    return reading.one(caller, inAddress(key), fields);
  }

  @PostMapping("/customers/tags")
  TagReading.Many batch(
      @RequestAttribute(KeyFilter.CALLER) Caller caller, @Valid @RequestBody Batch wanted) {
    return reading.many(caller, wanted.customers(), wanted.fields());
  }

  @GetMapping("/segments/{code}/members/{key}")
  TagReading.Member member(
      @RequestAttribute(KeyFilter.CALLER) Caller caller,
      @PathVariable String code,
      @PathVariable String key) {
    return reading.member(caller, code, inAddress(key));
  }

  @GetMapping("/segments/{code}/count")
  TagReading.Count count(
      @RequestAttribute(KeyFilter.CALLER) Caller caller, @PathVariable String code) {
    return reading.count(caller, code);
  }

  private static String inAddress(String key) {
    if (PersonalShape.of(key)) {
      throw new BatonException(
          TagServiceError.SERVICE_KEY_PERSONAL,
          "a key that looks like personal data does not belong into an address;"
              + " send it by POST /service/v1/customers/tags");
    }
    return key;
  }

  record Batch(
      @NotNull @Size(min = 1, max = TagReading.MOST_CUSTOMERS) List<@NotNull String> customers,
      @Nullable List<@NotNull String> fields) {}
}
