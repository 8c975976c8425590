package io.baton.setting;

import io.baton.access.Access;
import io.baton.setting.Setting.Group;
import io.baton.setting.Setting.Kind;
import io.baton.setting.Setting.Unit;
import io.baton.shared.Finding;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of settings, for administrators. */
@RestController
@RequestMapping("/api/settings")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class SettingsController {
  private final Settings settings;
  private final ChangingSettings changing;
  private final FixedSettings fixed;
  private final Access access;

  SettingsController(
      Settings settings, ChangingSettings changing, FixedSettings fixed, Access access) {
    this.settings = settings;
    this.changing = changing;
    this.fixed = fixed;
    this.access = access;
  }

  /**
   * @param name of the setting, for its words
   * @param usual what holds where nobody sets anything
   * @param own whether somebody has set it to something
   * @param version to be sent with a change
   */
  record SettingItem(
      String key,
      String name,
      Group group,
      Kind kind,
      Unit unit,
      String least,
      String most,
      String value,
      String usual,
      String property,
      boolean own,
      int version,
      @Nullable Instant changedAt,
      @Nullable String changedBy) {}

  record SettingsPage(List<SettingItem> settings, List<FixedSettings.FixedSetting> fixed) {}

  /**
   * @param value null for the default
   * @param version the version that was on the screen
   */
  record SettingChange(@Nullable @Size(max = 100) String value, int version) {}

  record SettingTry(@NotNull @Size(max = 100) String value) {}

  record SettingVerdict(List<Finding> findings) {}

  @GetMapping
  SettingsPage all() {
    Map<String, ChangingSettings.Change> changes = changing.changes();
    return new SettingsPage(
        Arrays.stream(Setting.values())
            .map(setting -> item(setting, changes.get(setting.key())))
            .toList(),
        fixed.all());
  }

  /** Says what is wrong with a value, and sets nothing. */
  @PostMapping("/{key}/check")
  SettingVerdict check(@PathVariable String key, @Valid @RequestBody SettingTry value) {
    return new SettingVerdict(ChangingSettings.findings(key, value.value()));
  }

  /** Counts on every node within a second. */
  @PutMapping("/{key}")
  SettingsPage change(@PathVariable String key, @Valid @RequestBody SettingChange change) {
    changing.change(key, change.value(), change.version(), access.callerName());
    settings.forget();
    return all();
  }

  private SettingItem item(Setting setting, ChangingSettings.@Nullable Change change) {
    String usual = settings.usual(setting);
    String own = change == null ? null : change.value();
    return new SettingItem(
        setting.key(),
        setting.name(),
        setting.group(),
        setting.kind(),
        setting.unit(),
        setting.least(),
        setting.most(),
        own == null ? usual : own,
        usual,
        setting.property(),
        own != null,
        change == null ? 0 : change.version(),
        change == null ? null : change.at(),
        change == null ? null : change.by());
  }
}
