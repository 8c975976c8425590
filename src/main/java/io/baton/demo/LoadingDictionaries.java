package io.baton.demo;

import io.baton.dictionary.Dictionaries;
import io.baton.dictionary.Dictionary.Subject;
import io.baton.dictionary.Entry;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Names for the codes in the demo bank's events, as many as the largest bank of the sources has.
 */
@Component
@WithDemoBank
@Order(59)
class LoadingDictionaries implements LoadingStep {
  private static final int LOT = 20_000;

  private final Dictionaries dictionaries;

  LoadingDictionaries(Dictionaries dictionaries) {
    this.dictionaries = dictionaries;
  }

  @Override
  public String name() {
    return "dictionaries";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    dictionaries.put("event-kinds", Subject.KIND, "事件类型", "Kinds of events");
    dictionaries.load("event-kinds", DemoDictionaries.kinds());
    dictionaries.put("event-codes", Subject.CODE, "埋点编码", "Event codes");
    dictionaries.put("wealth-products", Subject.PRODUCT, "理财产品", "Wealth products");
    dictionaries.put("merchants", Subject.MERCHANT, "商户", "Merchants");
    int customers = bank.customers();
    int codes = DemoDictionaries.size(DemoDictionaries.MOST_CODES, customers);
    int products = DemoDictionaries.size(DemoDictionaries.MOST_PRODUCTS, customers);
    int merchants = DemoDictionaries.size(DemoDictionaries.MOST_MERCHANTS, customers);
    load("event-codes", codes, DemoDictionaries::codeEntry, progress);
    load("wealth-products", products, DemoDictionaries::productEntry, progress);
    load("merchants", merchants, DemoDictionaries::merchantEntry, progress);
  }

  private void load(
      String dictionary, int size, IntFunction<Entry> entry, BankTables.Progress progress) {
    for (int from = 0; from < size; from += LOT) {
      progress.at("dictionaries", from, size);
      dictionaries.load(
          dictionary, IntStream.range(from, Math.min(from + LOT, size)).mapToObj(entry).toList());
    }
  }
}
