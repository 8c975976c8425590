package io.baton.demo;

import io.baton.dictionary.Entry;
import java.util.List;
import java.util.function.IntFunction;

/** Codes of the demo bank and what they are called, each a function of its number. */
final class DemoDictionaries {
  static final int MOST_CODES = 71_000;
  static final int MOST_PRODUCTS = 88_000;
  static final int MOST_MERCHANTS = 140_000;
  private static final int LEAST = 2_000;

  private static final List<String> AREAS_ZH =
      List.of("手机银行", "网上银行", "信用卡", "理财", "贷款", "存款", "生活缴费", "积分商城", "消息中心", "客服");
  private static final List<String> AREAS_EN =
      List.of(
          "Mobile",
          "Web",
          "Credit card",
          "Wealth",
          "Loans",
          "Deposits",
          "Bills",
          "Points",
          "Inbox",
          "Service");
  private static final List<String> PAGES_ZH = List.of("首页", "列表页", "详情页", "确认页", "结果页");
  private static final List<String> PAGES_EN =
      List.of("home", "list", "detail", "confirm", "result");
  private static final List<String> PARTS_ZH = List.of("浏览", "按钮", "横幅", "分享");
  private static final List<String> PARTS_EN = List.of("view", "button", "banner", "share");
  private static final List<String> SERIES_ZH = List.of("稳利", "安享", "聚财", "鑫远", "日日增");
  private static final List<String> SERIES_EN =
      List.of("Steady", "Serene", "Gathering", "Far", "Daily");
  private static final List<String> TERMS_ZH = List.of("7 天", "30 天", "90 天", "180 天", "365 天");
  private static final List<String> TERMS_EN =
      List.of("7 days", "30 days", "90 days", "180 days", "365 days");
  private static final List<String> TRADES_ZH = List.of("餐饮", "超市", "加油站", "书店", "影院", "药房");
  private static final List<String> TRADES_EN =
      List.of("Restaurant", "Supermarket", "Filling station", "Books", "Cinema", "Pharmacy");

  private DemoDictionaries() {}

  /** What happened. */
  static List<Entry> kinds() {
    return List.of(
        new Entry("page-view", "浏览页面", "Page viewed"),
        new Entry("product-view", "查看产品", "Product viewed"),
        new Entry("apply", "提交申购", "Purchase applied for"),
        new Entry("apply-done", "申购成功", "Purchase completed"),
        new Entry("pay", "刷卡消费", "Card payment"),
        new Entry("salary-arrived", "工资到账", "Salary arrived"),
        new Entry("response", "响应", "Response"),
        new Entry("conversion", "转化", "Conversion"));
  }

  /** A small bank has fewer of everything. */
  static int size(int most, int customers) {
    return Math.min(most, LEAST + 2 * customers);
  }

  static String code(int i) {
    return "E%05d".formatted(i);
  }

  static String product(int i) {
    return "LC%05d".formatted(i);
  }

  static String merchant(int i) {
    return "M%06d".formatted(i);
  }

  static Entry codeEntry(int i) {
    IntFunction<String> zh =
        n -> AREAS_ZH.get(n % 10) + PAGES_ZH.get(n / 10 % 5) + PARTS_ZH.get(n / 50 % 4);
    IntFunction<String> en =
        n ->
            "%s %s %s"
                .formatted(
                    AREAS_EN.get(n % 10), PAGES_EN.get(n / 10 % 5), PARTS_EN.get(n / 50 % 4));
    return new Entry(code(i), zh.apply(i) + " " + i / 200, en.apply(i) + " " + i / 200);
  }

  static Entry productEntry(int i) {
    return new Entry(
        product(i),
        "%s %s 第 %d 期".formatted(SERIES_ZH.get(i % 5), TERMS_ZH.get(i / 5 % 5), i / 25 + 1),
        "%s %s no. %d".formatted(SERIES_EN.get(i % 5), TERMS_EN.get(i / 5 % 5), i / 25 + 1));
  }

  static Entry merchantEntry(int i) {
    List<DemoBranches.City> cities = DemoBranches.cities();
    String city = cities.get(i % cities.size()).name();
    int trade = i / cities.size() % TRADES_ZH.size();
    int number = i / (cities.size() * TRADES_ZH.size()) + 1;
    return new Entry(
        merchant(i),
        "%s%s %d 号店".formatted(city, TRADES_ZH.get(trade), number),
        "%s %d".formatted(TRADES_EN.get(trade), i + 1));
  }
}
