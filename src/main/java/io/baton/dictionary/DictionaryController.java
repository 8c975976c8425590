package io.baton.dictionary;

import io.baton.dictionary.Dictionary.Subject;
import io.baton.shared.BatonException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Dictionaries: found by prefix, resolved many codes at a time, loaded in pages or from a file. */
@RestController
@RequestMapping("/api/dictionaries")
class DictionaryController {
  private static final String READERS =
      "hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')";
  private static final String KEEPERS = "hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')";
  private static final int MOST = 10_000;
  private static final int LARGEST_PAGE = 200;
  private static final int LONGEST_PREFIX = 200;

  private final Dictionaries dictionaries;

  DictionaryController(Dictionaries dictionaries) {
    this.dictionaries = dictionaries;
  }

  record DictionaryNames(
      @NotNull Subject subject, @NotNull String nameZh, @NotNull String nameEn) {}

  record EntryBatch(@NotNull List<Entry> entries) {}

  record CodeBatch(@NotNull List<String> codes) {}

  /**
   * @param next goes back as {@code after=}; null on the last page
   */
  record EntryPage(List<Entry> items, @Nullable String next) {}

  /**
   * @param unknown codes that are in no entry
   */
  record NamedCodes(List<Entry> items, List<String> unknown) {}

  @GetMapping
  @PreAuthorize(READERS)
  List<Dictionary> all() {
    return dictionaries.all();
  }

  @GetMapping("/{code}")
  @PreAuthorize(READERS)
  Dictionary one(@PathVariable String code) {
    return dictionaries.require(code);
  }

  @PutMapping("/{code}")
  @PreAuthorize(KEEPERS)
  Dictionary put(@PathVariable String code, @Valid @RequestBody DictionaryNames names) {
    return dictionaries.put(code, names.subject(), names.nameZh(), names.nameEn());
  }

  @DeleteMapping("/{code}")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String code) {
    dictionaries.remove(code);
  }

  /** Those whose code or name begins so; all of them for an empty search. */
  @GetMapping("/{code}/entries")
  @PreAuthorize(READERS)
  EntryPage entries(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    String prefix = search.strip();
    if (prefix.length() > LONGEST_PREFIX || prefix.codePoints().anyMatch(Character::isISOControl)) {
      throw Dictionaries.invalid("search", "at most 200 printable characters");
    }
    EntrySearch.Found found =
        dictionaries.find(
            code,
            prefix,
            after == null ? EntryPlace.START : EntryPlace.parse(after),
            Math.max(1, Math.min(limit, LARGEST_PAGE)));
    return new EntryPage(found.items(), found.next() == null ? null : found.next().token());
  }

  /** Up to 10,000 entries; those with a known code get new names. */
  @PutMapping("/{code}/entries")
  @PreAuthorize(KEEPERS)
  Loaded load(@PathVariable String code, @Valid @RequestBody EntryBatch batch) {
    requireFew("/entries", batch.entries());
    return dictionaries.load(code, batch.entries());
  }

  /** A CSV file of code, Chinese name, English name. */
  @PostMapping(path = "/{code}/entries", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @PreAuthorize(KEEPERS)
  Loaded loadCsv(@PathVariable String code, @RequestParam("file") MultipartFile file) {
    try (InputStream content = file.getInputStream()) {
      return dictionaries.loadCsv(code, content);
    } catch (IOException e) {
      throw new BatonException(
          DictionaryError.DICTIONARY_UNREADABLE, "the upload cannot be read", e);
    }
  }

  /** What up to 10,000 codes are called. */
  @PostMapping("/{code}/names")
  @PreAuthorize(READERS)
  NamedCodes names(@PathVariable String code, @Valid @RequestBody CodeBatch batch) {
    requireFew("/codes", batch.codes());
    List<String> asked =
        batch.codes().stream()
            .filter(each -> each != null && each.indexOf('\0') < 0)
            .distinct()
            .toList();
    List<Entry> named = dictionaries.named(code, asked);
    Set<String> known = new HashSet<>();
    named.forEach(entry -> known.add(entry.code()));
    return new NamedCodes(named, asked.stream().filter(each -> !known.contains(each)).toList());
  }

  private static void requireFew(String place, List<?> items) {
    if (items.size() > MOST) {
      throw new BatonException(
          DictionaryError.DICTIONARY_TOO_MANY,
          "%s has at most %d items".formatted(place.substring(1), MOST));
    }
  }
}
