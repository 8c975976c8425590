package io.baton.demo;

import io.baton.source.CsvImports;
import io.baton.standard.entry.StandardStarters;
import io.baton.tag.Tags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Standards of the demo bank and two systems under them: imported as they are, put under their
 * standards, and imported again, so that their columns speak one language. What the systems say
 * differently shows among the conflicts. Then values that people have entered, some of which wait
 * for a second person.
 */
@Component
@WithDemoBank
@Order(57)
class SettingStandards implements LoadingStep {
  private static final String MARKETER = "marketer";
  private static final String CONTACT_TIME = "contact_time";
  private static final String INCOME = "family_income";

  private final StandardStarters standards;
  private final CsvImports imports;
  private final Tags tags;
  private final ActingPerson acting;

  SettingStandards(StandardStarters standards, CsvImports imports, Tags tags, ActingPerson acting) {
    this.standards = standards;
    this.imports = imports;
    this.tags = tags;
    this.acting = acting;
  }

  @Override
  public String name() {
    return "standards";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    String file = file();
    acting.as(
        MARKETER,
        () -> {
          standards.define(file);
          progress.at("standards", 1, 3);
          systems(bank);
          standards.columns(file);
          systems(bank);
          progress.at("standards", 2, 3);
          tags.makeFromSource(DemoSystems.CRM, List.of("sex", "marital", "education"));
          tags.makeFromSource(DemoSystems.CARD, List.of("gender", "marriage"));
          names();
          if (!standards.entered(CONTACT_TIME)) {
            standards.enter(CONTACT_TIME, DemoSystems.contactTimes(bank.customers()));
          }
        });
    enterIncomes(bank);
  }

  /** As people say it, and which of two systems says so. */
  private void names() {
    tags.rename(DemoSystems.CRM + ".sex", "性别（客户关系系统）", "Sex (CRM)");
    tags.rename(DemoSystems.CRM + ".marital", "婚姻状况（客户关系系统）", "Marital status (CRM)");
    tags.rename(DemoSystems.CRM + ".education", "学历", "Education");
    tags.rename(DemoSystems.CARD + ".gender", "性别（信用卡系统）", "Sex (card)");
    tags.rename(DemoSystems.CARD + ".marriage", "婚姻状况（信用卡系统）", "Marital status (card)");
  }

  private void systems(Bank bank) {
    imports.read(DemoSystems.CRM, "客户关系管理系统", "no", DemoSystems.crm(bank.customers()));
    imports.read(DemoSystems.CARD, "信用卡系统", "no", DemoSystems.card(bank.customers()));
  }

  /** What was entered first is accepted, what was entered later waits. */
  private void enterIncomes(Bank bank) {
    boolean[] done = {false};
    acting.as(
        MARKETER,
        () -> {
          done[0] = standards.entered(INCOME);
          if (!done[0]) {
            standards.enter(INCOME, DemoSystems.incomes(bank.customers(), 0));
          }
        });
    if (!done[0]) {
      acting.as("approver", standards::accept);
      acting.as(MARKETER, () -> standards.enter(INCOME, DemoSystems.incomes(bank.customers(), 1)));
    }
  }

  private static String file() {
    try (InputStream in =
        Objects.requireNonNull(
            SettingStandards.class.getResourceAsStream("/demo/standards.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
