package io.baton.element;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A picture, text or document that goes with a message. It is a reference: the file stays where the
 * bank keeps such files.
 *
 * @param text of a TEXT; the others have an address
 * @param sha256 of the file, so that another one in its place shows
 * @param approvalNumber under which compliance let it go out
 * @param validTo last day of that approval
 */
public record Material(
    @Nullable Words name,
    @Nullable Form form,
    @Nullable String language,
    @Nullable String text,
    @Nullable String address,
    @Nullable String sha256,
    @Nullable String approvalNumber,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo)
    implements ElementContent {

  /** What it is. */
  public enum Form {
    PICTURE,
    TEXT,
    DOCUMENT,
    VIDEO,
    PAGE
  }

  @Override
  public ElementKind kind() {
    return ElementKind.MATERIAL;
  }

  @Override
  public void check(ContentLook look) {
    look.name(name);
    look.present(form, "/form");
    Languages.check(language, look);
    if (form == Form.TEXT) {
      look.text(text, 1, 4_000, "/text");
    } else if (form != null) {
      look.address(address, "/address");
    }
    if (sha256 != null) {
      look.pattern(sha256, ContentLook.SHA_256, "/sha256", "64 digits, 0-9 and a-f");
    }
    look.oneLine(approvalNumber, 1, 60, "/approvalNumber");
    look.present(validTo, "/validTo");
    look.period(validFrom, validTo);
  }
}
