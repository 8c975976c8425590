package io.baton.portrait;

import io.baton.portrait.PortraitModel.Attribute;
import io.baton.portrait.PortraitModel.Dimension;
import io.baton.portrait.PortraitModel.Sort;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a model must be: names for all, and one place at most for each tag. */
final class ModelRules {
  private static final int MOST_DIMENSIONS = 30;
  private static final int MOST_ATTRIBUTES = 30;
  private static final int MOST_TAGS = 500;
  private static final int LONGEST_NAME = 40;
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

  private final Set<String> known;
  private final Set<Sort> taken = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  private ModelRules(Set<String> known) {
    this.known = known;
  }

  /**
   * @param known codes of all tags there are
   * @throws BatonException PORTRAIT_MODEL_INVALID
   */
  static void require(List<Dimension> dimensions, Set<String> known) {
    ModelRules rules = new ModelRules(known);
    rules.dimensions(dimensions);
    if (!rules.findings.isEmpty()) {
      throw new BatonException(
          PortraitError.PORTRAIT_MODEL_INVALID, "the model cannot be kept", rules.findings);
    }
  }

  private void dimensions(List<Dimension> dimensions) {
    number("/dimensions", dimensions.size(), MOST_DIMENSIONS);
    Set<String> codes = new HashSet<>();
    for (int d = 0; d < dimensions.size(); d++) {
      Dimension dimension = dimensions.get(d);
      String place = "/dimensions/" + d;
      names(place, dimension.code(), dimension.nameZh(), dimension.nameEn(), codes);
      attributes(place + "/attributes", dimension.attributes());
    }
  }

  private void attributes(String place, List<Attribute> attributes) {
    number(place, attributes.size(), MOST_ATTRIBUTES);
    Set<String> codes = new HashSet<>();
    for (int a = 0; a < attributes.size(); a++) {
      Attribute attribute = attributes.get(a);
      String here = place + "/" + a;
      names(here, attribute.code(), attribute.nameZh(), attribute.nameEn(), codes);
      for (int i = 0; i < attribute.takes().size(); i++) {
        if (!taken.add(attribute.takes().get(i))) {
          fault(here + "/takes/" + i, "another attribute takes these, too");
        }
      }
      if (attribute.tags().size() > MOST_TAGS) {
        fault(here + "/tags", "at most " + MOST_TAGS);
        continue;
      }
      for (int i = 0; i < attribute.tags().size(); i++) {
        tag(here + "/tags/" + i, attribute.tags().get(i));
      }
    }
  }

  private void tag(String place, String code) {
    if (!known.contains(code)) {
      fault(place, "there is no such tag");
    } else if (!named.add(code)) {
      fault(place, "another attribute has this tag, too");
    }
  }

  private void names(String place, String code, String nameZh, String nameEn, Set<String> codes) {
    if (!CODE.matcher(code).matches()) {
      fault(place + "/code", "a code has 1 to 40 letters, digits or _, a letter first");
    } else if (!codes.add(code)) {
      fault(place + "/code", "this code is there already");
    }
    name(place + "/nameZh", nameZh);
    name(place + "/nameEn", nameEn);
  }

  private void name(String place, String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.codePoints().anyMatch(Character::isISOControl)) {
      fault(place, "a name has 1 to " + LONGEST_NAME + " printable characters");
    }
  }

  private void number(String place, int number, int most) {
    if (number < 1 || number > most) {
      fault(place, "1 to " + most);
    }
  }

  private void fault(String place, String what) {
    findings.add(new Finding(place, PortraitError.PORTRAIT_MODEL_INVALID.name(), what));
  }
}
