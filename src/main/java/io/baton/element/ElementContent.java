package io.baton.element;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an element says, by kind. A kind is one record: its components are the fields of the form,
 * and {@link #check} says what a complete one has. Whatever is stored has passed it, so that a
 * reader may take required parts for granted.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Product.class, name = "PRODUCT"),
  @JsonSubTypes.Type(value = Benefit.class, name = "BENEFIT"),
  @JsonSubTypes.Type(value = Material.class, name = "MATERIAL"),
  @JsonSubTypes.Type(value = TalkTrack.class, name = "TALK_TRACK"),
  @JsonSubTypes.Type(value = Communication.class, name = "COMMUNICATION"),
  @JsonSubTypes.Type(value = ResponseMeaning.class, name = "RESPONSE"),
  @JsonSubTypes.Type(value = SuccessCriterion.class, name = "SUCCESS_CRITERION"),
  @JsonSubTypes.Type(value = CampaignType.class, name = "CAMPAIGN_TYPE")
})
public sealed interface ElementContent
    permits Product,
        Benefit,
        Material,
        TalkTrack,
        Communication,
        ResponseMeaning,
        SuccessCriterion,
        CampaignType {

  ElementKind kind();

  @Nullable Words name();

  void check(ContentLook look);

  /** First day on which it may be used; null for always. */
  default @Nullable LocalDate validFrom() {
    return null;
  }

  /** Last day on which it may be used; null for without end. */
  default @Nullable LocalDate validTo() {
    return null;
  }

  /** Keys of the elements it relies on, each with the kind it has to be of. */
  default Map<String, ElementKind> reliesOn() {
    return Map.of();
  }
}
