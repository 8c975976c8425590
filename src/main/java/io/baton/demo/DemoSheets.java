package io.baton.demo;

import static io.baton.tag.TagSheet.TagClass.BEHAVIOUR;
import static io.baton.tag.TagSheet.TagClass.CONSUMPTION;
import static io.baton.tag.TagSheet.TagClass.MARKETING;
import static io.baton.tag.TagSheet.TagClass.POPULATION;
import static io.baton.tag.TagSheet.TagClass.TRANSACTION;
import static io.baton.tag.TagSheet.TagKind.RULE;
import static io.baton.tag.TagSheet.TagKind.STATISTIC;

import io.baton.tag.TagSheet;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.TagKind;
import io.baton.tag.TagSheet.Theme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo bank has written down about its tags. */
final class DemoSheets {
  private static final String BUSINESS = "marketer";
  private static final String DEVELOPER = "analyst";
  private static final int DAY = 48;

  private DemoSheets() {}

  static Map<String, TagSheet> all() {
    Sheets sheets = new Sheets();
    sheets.theme = Theme.NATURE;
    sheets.add("age", POPULATION, STATISTIC, "岁", "截至今日的周岁", "customer.age");
    sheets.add("gender", POPULATION, STATISTIC, null, "证件登记的性别", "customer.gender");
    sheets.add("city", POPULATION, RULE, null, "所属分行所在城市", "customer.branch_rank");
    sheets.add("branch", POPULATION, RULE, null, "客户归属的分行编号", "customer.branch_rank");
    sheets.add(
        "life_stage",
        POPULATION,
        RULE,
        null,
        "按年龄划分：23 岁前学生，31 岁前初入职场，46 岁前家庭，60 岁前成熟，其后退休",
        "customer.age");
    sheets.theme = Theme.ASSETS;
    sheets.add(
        "aum", TRANSACTION, STATISTIC, "元", "存款余额与理财持仓之和", "account.balance", "account.product");
    sheets.add(
        "deposit_balance",
        TRANSACTION,
        STATISTIC,
        "元",
        "活期账户余额之和",
        "account.balance",
        "account.product");
    sheets.add(
        "wealth_holding",
        TRANSACTION,
        STATISTIC,
        "元",
        "理财账户余额之和",
        "account.balance",
        "account.product");
    sheets.add("has_wealth", CONSUMPTION, RULE, null, "至少有一个理财账户", "account.product");
    sheets.theme = Theme.LIABILITIES;
    sheets.add(
        "loan_balance",
        TRANSACTION,
        STATISTIC,
        "元",
        "房贷账户余额之和",
        "account.balance",
        "account.product");
    sheets.add("has_mortgage", CONSUMPTION, RULE, null, "至少有一个房贷账户", "account.product");
    sheets.add("has_credit_card", CONSUMPTION, RULE, null, "至少有一个信用卡账户", "account.product");
    sheets.theme = Theme.RISK;
    sheets.add("risk_level", MARKETING, RULE, null, "最近一次风险测评的等级 R1 至 R5", "customer.risk_lot");
    sheets.theme = Theme.TRANSACTIONS;
    sheets.add("txn_count_30d", TRANSACTION, STATISTIC, "笔", "近 30 天交易笔数", "transaction.day");
    sheets.add(
        "txn_amount_90d",
        TRANSACTION,
        STATISTIC,
        "元",
        "近 90 天交易金额之和",
        "transaction.amount",
        "transaction.day");
    sheets.add("salary_account", TRANSACTION, RULE, null, "工资由本行代发", "customer.salary_account");
    sheets.theme = Theme.BEHAVIOUR;
    sheets.add(
        "app_active_days_30d", BEHAVIOUR, STATISTIC, "天", "近 30 天打开手机银行的天数", "app_event.day");
    sheets.add("last_login_date", BEHAVIOUR, STATISTIC, null, "最近一次打开手机银行的日期", "app_event.day");
    sheets.theme = Theme.VALUE;
    sheets.add("segment_tier", MARKETING, RULE, null, "按资产划分的客户等级", "customer.segment_tier");
    sheets.add("tenure_months", POPULATION, STATISTIC, "月", "自首次开户起的整月数", "customer.tenure_months");
    sheets.add("open_date", POPULATION, STATISTIC, null, "首次开户日期", "account.opened");
    return sheets.byCode;
  }

  private static final class Sheets {
    private final Map<String, TagSheet> byCode = new LinkedHashMap<>();
    private Theme theme = Theme.NATURE;

    void add(
        String code,
        TagClass type,
        TagKind kind,
        @Nullable String unit,
        String definition,
        String... columns) {
      byCode.put(
          code,
          new TagSheet(
              theme,
              type,
              kind,
              false,
              null,
              null,
              unit,
              definition,
              List.of(columns),
              BUSINESS,
              DEVELOPER,
              DAY,
              null));
    }
  }
}
