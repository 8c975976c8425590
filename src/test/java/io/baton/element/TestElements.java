package io.baton.element;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Elements for the tests of other modules; written by one person and approved by another. */
@Component
public class TestElements {
  public static final String AUTHOR = "element-author";
  public static final String APPROVER = "element-approver";
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  private final ReviewingElement reviewing;
  private final Elements elements;

  TestElements(ReviewingElement reviewing, Elements elements) {
    this.reviewing = reviewing;
    this.elements = elements;
  }

  /** The next version of the element, approved. */
  public int approve(String key, ElementContent content) {
    return elements.approved(key, content, AUTHOR, APPROVER);
  }

  public void withdraw(String key, int version) {
    reviewing.move(key, version, ReviewingElement.Move.WITHDRAW, "no longer right", APPROVER);
  }

  public void retire(String key, io.baton.access.Person person) {
    reviewing.retire(key, person);
  }

  public static Product product(String code, String name) {
    return new Product(
        new Words(name, null), code, Product.Category.DEPOSIT, null, null, null, FIRST, null);
  }

  public static Benefit benefit(String name, int amount, LocalDate last) {
    return new Benefit(
        new Words(name, null),
        "B-1",
        Benefit.Form.COUPON,
        BigDecimal.valueOf(amount),
        Benefit.Unit.CNY,
        100,
        1,
        "新资金满一万元可领取",
        FIRST,
        last);
  }

  public static TalkTrack talkTrack(String name, String... texts) {
    return new TalkTrack(
        new Words(name, null),
        "zh-CN",
        java.util.Arrays.stream(texts)
            .map(text -> new TalkTrack.Step(TalkTrack.Part.OPENING, text, false))
            .toList());
  }

  public static Communication communication(
      String channel, String template, @Nullable String talkTrack, List<String> materials) {
    return new Communication(
        new Words("沟通 " + template, null),
        channel,
        "MARKETING",
        template,
        talkTrack,
        materials,
        null);
  }
}
