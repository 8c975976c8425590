package io.baton.element;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One contact as it is meant: which channel, which wording, and what goes with it.
 *
 * @param template key of wording of the same channel and purpose
 * @param talkTrack key of a talk track, where a person speaks
 * @param materials keys of what goes with it
 * @param message what the customer should take away
 */
public record Communication(
    @Nullable Words name,
    @Nullable String channel,
    @Nullable String purpose,
    @Nullable String template,
    @Nullable String talkTrack,
    @Nullable List<@Nullable String> materials,
    @Nullable String message)
    implements ElementContent {
  private static final Set<String> PERSONAL = Set.of("CALL", "RM_TASK");
  private static final int MOST_MATERIALS = 10;

  @Override
  public ElementKind kind() {
    return ElementKind.COMMUNICATION;
  }

  @Override
  public void check(ContentLook look) {
    look.name(name);
    look.present(channel, "/channel");
    look.expect(
        "MARKETING".equals(purpose) || "SERVICE".equals(purpose),
        "/purpose",
        "MARKETING or SERVICE");
    look.pattern(template, ContentLook.KEY, "/template", "the key of a template");
    if (talkTrack != null) {
      look.pattern(talkTrack, ContentLook.KEY, "/talkTrack", "the key of a talk track");
      look.expect(
          channel != null && PERSONAL.contains(channel),
          "/talkTrack",
          "only where a person speaks: " + PERSONAL.stream().sorted().toList());
    }
    List<@Nullable String> all = materials == null ? List.of() : materials;
    look.expect(all.size() <= MOST_MATERIALS, "/materials", "at most " + MOST_MATERIALS);
    for (int i = 0; i < Math.min(all.size(), MOST_MATERIALS); i++) {
      look.pattern(all.get(i), ContentLook.KEY, "/materials/" + i, "the key of a material");
    }
    look.text(message, 0, 500, "/message");
  }

  @Override
  public Map<String, ElementKind> reliesOn() {
    Map<String, ElementKind> others = new LinkedHashMap<>();
    if (talkTrack != null) {
      others.put(talkTrack, ElementKind.TALK_TRACK);
    }
    if (materials != null) {
      for (String material : materials) {
        if (material != null) {
          others.put(material, ElementKind.MATERIAL);
        }
      }
    }
    return others;
  }
}
