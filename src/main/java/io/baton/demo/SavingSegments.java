package io.baton.demo;

import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A few segments to begin with; the planted ones, whose exact sizes docs/demo-bank.md tells. */
@Component
@WithDemoBank
@Order(50)
class SavingSegments implements LoadingStep {
  static final String YOUNG_ACTIVE = "young-active";

  private static final List<Starter> STARTERS =
      List.of(
          new Starter(
              YOUNG_ACTIVE,
              "年轻活跃客户",
              "34 岁及以下，近 30 天打开手机银行至少 8 天",
              """
              {"all":[{"field":"age","op":"le","value":34},
                      {"field":"app_active_days_30d","op":"ge","value":8}]}"""),
          new Starter(
              "high-net-worth",
              "高净值客户",
              "资产管理规模 100 万元及以上",
              """
              {"all":[{"field":"aum","op":"ge","value":1000000}]}"""),
          new Starter(
              "salary",
              "代发客户",
              "工资由本行代发",
              """
              {"all":[{"field":"salary_account","op":"eq","value":true}]}"""),
          new Starter(
              "dormant",
              "沉睡客户",
              "近 30 天无交易且未打开手机银行",
              """
              {"all":[{"field":"txn_count_30d","op":"eq","value":0},
                      {"field":"app_active_days_30d","op":"eq","value":0}]}"""),
          new Starter(
              "wealth-prospects",
              "理财潜客",
              "存款 5 万元以上、未持有理财、风险等级 R2 及以上",
              """
              {"all":[{"field":"deposit_balance","op":"ge","value":50000},
                      {"field":"has_wealth","op":"eq","value":false},
                      {"not":{"field":"risk_level","op":"eq","value":"R1"}}]}"""));

  private final Segments segments;
  private final JsonMapper json;

  SavingSegments(Segments segments, JsonMapper json) {
    this.segments = segments;
    this.json = json;
  }

  @Override
  public String name() {
    return "segments";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    for (Starter starter : STARTERS) {
      if (segments.find(starter.code()).isEmpty()) {
        segments.create(
            SegmentDraft.rule(
                starter.name(),
                starter.code(),
                starter.description(),
                null,
                json.readTree(starter.rule())));
      }
    }
  }

  private record Starter(String code, String name, String description, String rule) {}
}
