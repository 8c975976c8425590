package io.baton.demo;

import io.baton.cohort.FieldType;
import io.baton.tag.TagDraft;
import java.util.List;

/** The demo bank's tags, in the order of the columns of {@code demo/tag.sql}. */
final class DemoTags {
  private DemoTags() {}

  static List<TagDraft> all() {
    return List.of(
        tag("age", "年龄", "Age", FieldType.NUMBER, 0),
        tag("gender", "性别", "Gender", FieldType.ENUM, 0),
        tag("city", "城市", "City", FieldType.ENUM, 0),
        tag("branch", "所属分行", "Branch", FieldType.ENUM, 0),
        tag("segment_tier", "客户等级", "Customer tier", FieldType.ENUM, 0),
        tag("aum", "资产管理规模", "Assets under management", FieldType.NUMBER, 2),
        tag("deposit_balance", "存款余额", "Deposit balance", FieldType.NUMBER, 2),
        tag("wealth_holding", "理财持仓", "Wealth holding", FieldType.NUMBER, 2),
        tag("loan_balance", "贷款余额", "Loan balance", FieldType.NUMBER, 2),
        tag("has_credit_card", "持有信用卡", "Has a credit card", FieldType.BOOLEAN, 0),
        tag("has_wealth", "持有理财", "Has wealth products", FieldType.BOOLEAN, 0),
        tag("has_mortgage", "有房贷", "Has a mortgage", FieldType.BOOLEAN, 0),
        tag("salary_account", "代发工资", "Salary account", FieldType.BOOLEAN, 0),
        tag("app_active_days_30d", "近30天App活跃天数", "App days in 30", FieldType.NUMBER, 0),
        tag("last_login_date", "最近登录日期", "Last login", FieldType.DATE, 0),
        tag("txn_count_30d", "近30天交易笔数", "Transactions in 30 days", FieldType.NUMBER, 0),
        tag("txn_amount_90d", "近90天交易金额", "Turnover in 90 days", FieldType.NUMBER, 2),
        tag("life_stage", "人生阶段", "Life stage", FieldType.ENUM, 0),
        tag("risk_level", "风险等级", "Risk level", FieldType.ENUM, 0),
        tag("tenure_months", "客户在行月数", "Months with us", FieldType.NUMBER, 0),
        tag("open_date", "开户日期", "Customer since", FieldType.DATE, 0));
  }

  private static TagDraft tag(
      String code, String nameZh, String nameEn, FieldType type, int scale) {
    return new TagDraft(code, nameZh, nameEn, type, scale);
  }
}
