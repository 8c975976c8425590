package io.baton.standard;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.standard.StandardBook.StandardVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bank's code standards; every change is a version. */
@Component
public class Standards {
  private static final int MOST_VALUES = 5_000;
  private static final int MOST_FINDINGS = 100;

  private final StandardBook book;
  private final ObjectProvider<StandardUsers> users;
  private final HeadOffice headOffice;
  private final Access access;
  private final Audit audit;

  Standards(
      StandardBook book,
      ObjectProvider<StandardUsers> users,
      HeadOffice headOffice,
      Access access,
      Audit audit) {
    this.book = book;
    this.users = users;
    this.headOffice = headOffice;
    this.access = access;
    this.audit = audit;
  }

  /**
   * A standard as somebody wants it.
   *
   * @param version the one that was seen; 0 for a new standard
   */
  public record StandardDraft(
      int version,
      @Nullable String nameZh,
      @Nullable String nameEn,
      @Nullable List<@Nullable StandardValue> values) {}

  /** In order of code. */
  public List<CodeStandard> all() {
    return book.all();
  }

  public Optional<CodeStandard> find(String code) {
    return book.find(code);
  }

  /**
   * @throws BatonException STANDARD_UNKNOWN
   */
  public CodeStandard get(String code) {
    return find(code).orElseThrow(() -> unknown(code));
  }

  /**
   * Makes a standard, or its next version.
   *
   * @throws BatonException STANDARD_INVALID with a finding a fault, STANDARD_STALE_VERSION,
   *     STANDARD_IN_USE where a value goes away on which something rests, STANDARD_HEAD_OFFICE_ONLY
   */
  @Transactional
  public CodeStandard put(String code, StandardDraft draft) {
    headOffice.require();
    List<StandardValue> values = checked(code, draft);
    book.lock(code);
    Optional<CodeStandard> before = find(code);
    int version = before.map(CodeStandard::version).orElse(0);
    if (version != draft.version()) {
      throw new BatonException(
          StandardError.STANDARD_STALE_VERSION,
          "the standard is in version %d now".formatted(version));
    }
    Set<String> gone = new HashSet<>(before.map(CodeStandard::codes).orElse(Set.of()));
    values.forEach(value -> gone.remove(value.code()));
    if (!gone.isEmpty()) {
      requireUnused(users.stream().flatMap(each -> each.usersOf(code, gone).stream()));
    }
    book.save(
        code,
        String.valueOf(draft.nameZh()).strip(),
        String.valueOf(draft.nameEn()).strip(),
        values,
        access.callerName());
    audit.record(
        "STANDARD_PUT",
        "standard:" + code,
        Map.of("version", version + 1, "values", values.size(), "removed", gone.size()));
    return get(code);
  }

  /**
   * @throws BatonException STANDARD_UNKNOWN, STANDARD_IN_USE, STANDARD_HEAD_OFFICE_ONLY
   */
  @Transactional
  public void remove(String code) {
    headOffice.require();
    book.lock(code);
    requireUnused(users.stream().flatMap(each -> each.usersOf(code).stream()));
    if (!book.remove(code)) {
      throw unknown(code);
    }
    audit.record("STANDARD_REMOVED", "standard:" + code, Map.of());
  }

  /** For whoever is about to rest on a standard: until the transaction ends it stays as it is. */
  public CodeStandard hold(String code) {
    book.lock(code);
    return get(code);
  }

  List<StandardVersion> versions(String code) {
    get(code);
    return book.versions(code);
  }

  private static List<StandardValue> checked(String code, StandardDraft draft) {
    List<Finding> findings = new ArrayList<>();
    if (!Texts.isCode(code)) {
      findings.add(Texts.finding("/code", "a code has 1 to 40 small letters, digits, - or _"));
    }
    if (!Texts.isName(draft.nameZh())) {
      findings.add(Texts.finding("/nameZh", "a name has 1 to 100 printable characters"));
    }
    if (!Texts.isName(draft.nameEn())) {
      findings.add(Texts.finding("/nameEn", "a name has 1 to 100 printable characters"));
    }
    List<@Nullable StandardValue> wanted = draft.values() == null ? List.of() : draft.values();
    if (wanted.isEmpty() || wanted.size() > MOST_VALUES) {
      findings.add(
          Texts.finding("/values", "a standard has 1 to %,d values".formatted(MOST_VALUES)));
    }
    List<StandardValue> values = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < wanted.size() && findings.size() < MOST_FINDINGS; i++) {
      StandardValue value = wanted.get(i);
      if (value == null || !Texts.isValue(value.code())) {
        findings.add(
            Texts.finding(
                "/values/%d/code".formatted(i),
                "1 to 100 printable characters, no space at either end"));
      } else if (!codes.add(value.code())) {
        findings.add(Texts.finding("/values/%d/code".formatted(i), "the code is there already"));
      } else if (!Texts.isName(value.nameZh()) || !Texts.isName(value.nameEn())) {
        findings.add(
            Texts.finding(
                "/values/%d/%s".formatted(i, Texts.isName(value.nameZh()) ? "nameEn" : "nameZh"),
                "a name has 1 to 100 printable characters"));
      } else {
        values.add(value);
      }
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          StandardError.STANDARD_INVALID, "the standard cannot be kept", findings);
    }
    return values;
  }

  private static void requireUnused(Stream<Finding> uses) {
    List<Finding> findings = uses.limit(MOST_FINDINGS).toList();
    if (!findings.isEmpty()) {
      throw new BatonException(
          StandardError.STANDARD_IN_USE, "something rests on what would go away", findings);
    }
  }

  private static BatonException unknown(String code) {
    return new BatonException(StandardError.STANDARD_UNKNOWN, "there is no standard " + code);
  }
}
