package io.baton.demo;

import io.baton.customer.NewCustomer;
import io.baton.demo.DemoBranches.City;
import java.util.List;

/**
 * Names and addresses that belong to nobody: mobile numbers begin with 100, which no operator gives
 * out, and e-mail addresses are at the domains reserved for examples (RFC 2606).
 */
final class ContactPoints {
  private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹";
  private static final List<String> MEN =
      List.of("伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "明", "超", "建国", "志强", "浩然", "子轩", "宇航");
  private static final List<String> WOMEN =
      List.of("芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "燕", "玲", "秀英", "雨桐", "梓涵", "欣怡", "诗琪");
  private static final List<String> DOMAINS = List.of("com", "org", "net");
  private static final List<City> CITIES = DemoBranches.cities();

  private ContactPoints() {}

  /** As {@code demo/customer.sql} has gender and branch; 92 % have e-mail, 97 % a mobile number. */
  static NewCustomer of(DemoCustomer customer) {
    int number = customer.number();
    boolean man = Draw.lot(number, 12, 100) < 49;
    List<String> given = man ? MEN : WOMEN;
    int surname = Draw.lot(number, 51, SURNAMES.length());
    return new NewCustomer(
        customer.key(),
        CITIES.get(Draw.lot(number, 13, CITIES.size())).code(),
        SURNAMES.charAt(surname) + given.get(Draw.lot(number, 52, given.size())),
        Draw.lot(number, 53, 100) < 92 ? email(number) : null,
        Draw.lot(number, 54, 100) < 97 ? "100%08d".formatted(number) : null);
  }

  private static String email(int number) {
    return "d%09d@example.%s".formatted(number, DOMAINS.get(number % DOMAINS.size()));
  }
}
