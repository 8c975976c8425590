package io.baton.demo;

import io.baton.access.Branch;
import io.baton.access.Branches;
import java.util.ArrayList;
import java.util.List;

/** Four regions below head office, five branches each, every one in a city of its own. */
final class DemoBranches {
  static final String REGION = "0100";
  static final String CITY = "0101";

  private static final List<Region> REGIONS =
      List.of(
          new Region("0100", "华东大区", List.of("上海", "杭州", "南京", "苏州", "合肥")),
          new Region("0200", "华南大区", List.of("广州", "深圳", "厦门", "福州", "长沙")),
          new Region("0300", "华北大区", List.of("北京", "天津", "济南", "石家庄", "沈阳")),
          new Region("0400", "中西大区", List.of("成都", "重庆", "西安", "昆明", "武汉")));

  private DemoBranches() {}

  /** For {@link Branches#putAll}. */
  static List<Branch> all() {
    List<Branch> branches = new ArrayList<>();
    for (Region region : REGIONS) {
      branches.add(new Branch(region.code(), region.name(), Branches.HEAD_OFFICE));
      for (City city : region.branches()) {
        branches.add(new Branch(city.code(), city.name() + "分行", region.code()));
      }
    }
    return branches;
  }

  /** The branches that have customers, in the order of their rank (0 to 19). */
  static List<City> cities() {
    return REGIONS.stream().flatMap(region -> region.branches().stream()).toList();
  }

  /** A branch with customers. */
  record City(String code, String name) {}

  private record Region(String code, String name, List<String> cities) {
    List<City> branches() {
      List<City> branches = new ArrayList<>();
      for (int i = 0; i < cities.size(); i++) {
        branches.add(new City("%04d".formatted(Integer.parseInt(code) + i + 1), cities.get(i)));
      }
      return branches;
    }
  }
}
