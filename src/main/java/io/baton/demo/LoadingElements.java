package io.baton.demo;

import io.baton.element.Benefit;
import io.baton.element.Communication;
import io.baton.element.ElementContent;
import io.baton.element.Elements;
import io.baton.element.Material;
import io.baton.element.Product;
import io.baton.element.ResponseMeaning;
import io.baton.element.SuccessCriterion;
import io.baton.element.TalkTrack;
import io.baton.element.TalkTrack.Part;
import io.baton.element.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One element of every kind, approved, so that the demo campaign has what it is made of. */
@Component
@WithDemoBank
@Order(55)
class LoadingElements implements LoadingStep {
  static final List<String> OF_THE_CAMPAIGN =
      List.of(
          "wealth-90-days",
          "new-money-coupon",
          "wealth-poster",
          "wealth-offer-mail",
          "first-purchase",
          "app-click");

  private final Elements elements;

  LoadingElements(Elements elements) {
    this.elements = elements;
  }

  @Override
  public String name() {
    return "elements";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    starter(bank.today())
        .forEach(
            (key, content) -> {
              if (elements.find(key).isEmpty()) {
                elements.approved(key, content, "marketer", "approver");
              }
            });
  }

  private static Map<String, ElementContent> starter(LocalDate today) {
    LocalDate first = today.minusDays(30);
    LocalDate last = today.plusYears(1);
    Map<String, ElementContent> all = new LinkedHashMap<>();
    all.put(
        "wealth-90-days",
        new Product(
            new Words("新客专享 90 天理财", "90-day wealth plan for new customers"),
            "WM-090",
            Product.Category.WEALTH,
            Product.RiskGrade.R2,
            "Z7000726000090",
            "固定收益类，90 天期限，一万元起购。",
            first,
            last));
    all.put(
        "new-money-coupon",
        new Benefit(
            new Words("新资金 30 元立减券", "CNY 30 coupon for new money"),
            "CP-030",
            Benefit.Form.COUPON,
            BigDecimal.valueOf(30),
            Benefit.Unit.CNY,
            20_000,
            1,
            "新转入资金满一万元并首次购买理财，每人限领一张。",
            first,
            last));
    all.put(
        "wealth-poster",
        new Material(
            new Words("理财首购海报", "Poster for the first purchase"),
            Material.Form.PICTURE,
            "zh-CN",
            null,
            "https://static.bank.example/posters/wealth-090.png",
            null,
            "合规宣〔2026〕118 号",
            first,
            last));
    all.put(
        "wealth-call",
        new TalkTrack(
            new Words("理财首购电话话术", "Talk track for the first purchase"),
            "zh-CN",
            List.of(
                new TalkTrack.Step(Part.OPENING, "您好，我是您的客户经理，请问现在方便通话吗？", false),
                new TalkTrack.Step(Part.NEED, "注意到您近期有一笔资金到期，是否有短期打理的计划？", false),
                new TalkTrack.Step(Part.OFFER, "我们为首次购买的客户准备了 90 天理财和一张立减券。", false),
                new TalkTrack.Step(Part.DISCLOSURE, "理财非存款，产品有风险，投资须谨慎。过往业绩不代表未来表现。", true),
                new TalkTrack.Step(Part.CLOSING, "稍后给您发送产品说明，感谢接听。", false))));
    all.put(
        "wealth-offer-mail",
        new Communication(
            new Words("首购邀请邮件", "Invitation by e-mail"),
            "EMAIL",
            "MARKETING",
            "offer-email-zh",
            null,
            List.of("wealth-poster"),
            "首次购买有专属产品和券"));
    all.put(
        "app-click",
        new ResponseMeaning(
            new Words("App 内点击产品", "Click on the product in the app"),
            "APP_PUSH",
            "app.click",
            ResponseMeaning.Meaning.CLICKED,
            true,
            "两天内由客户经理跟进"));
    all.put(
        "first-purchase",
        new SuccessCriterion(
            new Words("14 天内首次购买理财", "First purchase within 14 days"),
            SuccessCriterion.Measure.EVENT,
            "wealth.purchased",
            null,
            null,
            null,
            14,
            BigDecimal.valueOf(2)));
    return all;
  }
}
