package io.baton.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A model that tests tell what to say; one for each application. */
public class ScriptedModel implements OnlineModel {
  private volatile Function<Map<String, Object>, @Nullable BigDecimal> says = each -> null;

  public void says(Function<Map<String, Object>, @Nullable BigDecimal> says) {
    this.says = says;
  }

  @Override
  public String code() {
    return "scripted";
  }

  @Override
  public String nameZh() {
    return "测试模型";
  }

  @Override
  public String nameEn() {
    return "Scripted";
  }

  @Override
  public List<String> inputs() {
    return List.of("event.amount");
  }

  @Override
  public @Nullable String fallbackTag() {
    return null;
  }

  @Override
  public List<@Nullable BigDecimal> score(List<Map<String, Object>> cases) {
    List<@Nullable BigDecimal> scores = new ArrayList<>();
    cases.forEach(each -> scores.add(says.apply(each)));
    return scores;
  }
}
