package io.baton.portrait;

import io.baton.portrait.Placing.Spot;
import io.baton.portrait.PortraitModel.Dimension;
import io.baton.tag.Tag;
import io.baton.tag.TagPlaces;
import io.baton.tag.TagPlaces.Place;
import io.baton.tag.Tags;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The layers of a portrait, and the place of every tag in them. */
@RestController
@RequestMapping("/api/portrait-model")
class PortraitModelController {
  private final PortraitModels models;
  private final Tags tags;
  private final TagPlaces places;

  PortraitModelController(PortraitModels models, Tags tags, TagPlaces places) {
    this.models = models;
    this.tags = tags;
    this.places = places;
  }

  /**
   * @param tags all there are, in the order of the model
   */
  record Layers(PortraitModel model, List<PlacedTag> tags) {}

  /**
   * @param dimension null where the model has no place for the tag
   */
  record PlacedTag(
      String code,
      String nameZh,
      String nameEn,
      @Nullable String dimension,
      @Nullable String attribute) {}

  /**
   * @param version the one that was edited
   */
  record Draft(@NotNull Integer version, @NotNull List<@NotNull @Valid Dimension> dimensions) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR')")
  Layers layers() {
    return layers(models.current());
  }

  @PutMapping
  @PreAuthorize("hasAnyRole('ANALYST', 'ADMINISTRATOR')")
  Layers change(@Valid @RequestBody Draft draft) {
    return layers(models.change(draft.version(), draft.dimensions()));
  }

  private Layers layers(PortraitModel model) {
    Placing placing = new Placing(model);
    Map<String, Place> where = places.all();
    record Placed(Tag tag, Spot spot) {}
    return new Layers(
        model,
        tags.all().stream()
            .map(
                tag ->
                    new Placed(
                        tag, placing.of(tag.code(), where.getOrDefault(tag.code(), Place.NONE))))
            .sorted(Comparator.comparing(Placed::spot).thenComparing(one -> one.tag().code()))
            .map(
                one ->
                    new PlacedTag(
                        one.tag().code(),
                        one.tag().nameZh(),
                        one.tag().nameEn(),
                        one.spot().dimension(),
                        one.spot().attribute()))
            .toList());
  }
}
