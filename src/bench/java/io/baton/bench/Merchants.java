package io.baton.bench;

import io.baton.dictionary.Entry;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merchants as a bank has them: a place, a made-up name and a trade, two of three with an English
 * name as well. What anybody may ask of them is answered by looking at each.
 */
record Merchants(int size) {
  private static final String[] CITIES = {
    "北京", "上海", "广州", "深圳", "成都", "杭州", "武汉", "西安", "南京", "青岛", "重庆", "天津", "苏州", "长沙", "郑州", "厦门"
  };
  private static final String[] CITIES_EN = {
    "Beijing", "Shanghai", "Guangzhou", "Shenzhen", "Chengdu", "Hangzhou", "Wuhan", "Xian",
    "Nanjing", "Qingdao", "Chongqing", "Tianjin", "Suzhou", "Changsha", "Zhengzhou", "Xiamen"
  };
  private static final String[] TRADES = {
    "餐饮店", "超市", "加油站", "书店", "影院", "大药房", "酒店", "花店", "便利店", "五金建材", "服装商行", "美容美发", "汽车维修",
    "电子科技", "烟酒商行", "水果店"
  };
  private static final String[] TRADES_EN = {
    "Restaurant",
    "Supermarket",
    "Petrol Station",
    "Books",
    "Cinema",
    "Pharmacy",
    "Hotel",
    "Flowers",
    "Store",
    "Hardware",
    "Clothes",
    "Beauty",
    "Motors",
    "Electronics",
    "Wines",
    "Fruit"
  };
  private static final String WORDS =
      "鑫源盛隆兴旺福禄祥瑞吉庆和顺安康泰宁华美佳味香甜鲜悦乐欢喜来客满楼阁轩居苑园林森海洋江河湖山川峰云天星月日光明亮"
          + "红金银玉宝珠翠碧青紫兰梅竹菊荷莲桂松柏龙凤鹏鹤燕马牛羊东南西北中大小新老好亿万千百";
  private static final String[] SOUNDS = {
    "xin", "yuan", "sheng", "long", "wang", "fu", "lu", "xiang", "rui", "ji", "qing", "he", "shun",
    "an", "kang", "tai", "ning", "hua", "mei", "jia", "wei", "tian", "yue", "le", "lai", "ke", "man"
  };

  private static final double GOLDEN = 0.6180339887498949;

  /** A line that is no entry, among so many. */
  static final int BROKEN = 10_000_000;

  Entry entry(int n) {
    long h = mixed(n);
    int city = part(h, 0, CITIES.length);
    int trade = part(h, 8, TRADES.length);
    int first = part(h, 16, WORDS.length());
    int second = part(h, 26, WORDS.length());
    int third = part(h, 36, WORDS.length());
    boolean long3 = part(h, 46, 2) == 1;
    StringBuilder zh = new StringBuilder(CITIES[city]);
    zh.append(WORDS.charAt(first)).append(WORDS.charAt(second));
    if (long3) {
      zh.append(WORDS.charAt(third));
    }
    zh.append(TRADES[trade]);
    if (part(h, 48, 4) == 0) {
      zh.append(' ').append(1 + n % 997).append(" 号店");
    }
    return new Entry(code(n), zh.toString(), english(n, city, trade, first, second));
  }

  private static @Nullable String english(int n, int city, int trade, int first, int second) {
    if (n % 3 == 0) {
      return null;
    }
    String sound = SOUNDS[first % SOUNDS.length] + SOUNDS[second % SOUNDS.length];
    return Character.toUpperCase(sound.charAt(0))
        + sound.substring(1)
        + ' '
        + TRADES_EN[trade]
        + ' '
        + CITIES_EN[city];
  }

  private static int part(long h, int shift, int of) {
    return (int) ((h >>> shift & 0x3ff) % of);
  }

  private static long mixed(long n) {
    long h = n * 0x9E3779B97F4A7C15L;
    h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
    h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
    return h ^ h >>> 31;
  }

  static String code(int n) {
    byte[] code = {'M', '0', '0', '0', '0', '0', '0', '0', '0', '0'};
    for (int i = 9, left = n; left > 0; left /= 10) {
      code[i--] = (byte) ('0' + left % 10);
    }
    return new String(code, StandardCharsets.ISO_8859_1);
  }

  int broken() {
    return (size + BROKEN - 1) / BROKEN;
  }

  /** So far from one merchant of the file to the next: each comes once, in no order. */
  private long step() {
    long step = (long) (size * GOLDEN) | 1;
    while (!BigInteger.valueOf(step).gcd(BigInteger.valueOf(size)).equals(BigInteger.ONE)) {
      step += 2;
    }
    return step;
  }

  /** The file a bank would send, made while it is read. */
  InputStream file() {
    return new InputStream() {
      private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 17);
      private byte[] made = {};
      private final long step = step();
      private int at;
      private int done;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        if (at == made.length && !make()) {
          return -1;
        }
        int some = Math.min(length, made.length - at);
        System.arraycopy(made, at, bytes, offset, some);
        at += some;
        return some;
      }

      private boolean make() {
        lines.reset();
        for (; done < size && lines.size() < 1 << 16; done++) {
          if (done % BROKEN == 0) {
            lines.writeBytes("nameless,,\n".getBytes(StandardCharsets.UTF_8));
          }
          Entry entry = entry((int) (done * step % size));
          String english = entry.nameEn();
          String line =
              entry.code() + ',' + entry.nameZh() + ',' + (english == null ? "" : english) + '\n';
          lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        made = lines.toByteArray();
        at = 0;
        return made.length > 0;
      }
    };
  }

  /**
   * The codes that a search for each of these finds first: by code, by Chinese, by English name.
   */
  Map<String, List<String>> found(List<String> prefixes, int most) {
    Map<String, First[]> all = new HashMap<>();
    for (String prefix : prefixes) {
      all.put(prefix, new First[] {new First(most), new First(most), new First(most)});
    }
    for (int n = 0; n < size; n++) {
      Entry entry = entry(n);
      String english = entry.nameEn() == null ? null : entry.nameEn().toLowerCase(Locale.ROOT);
      for (String prefix : prefixes) {
        First[] found = Objects.requireNonNull(all.get(prefix));
        if (entry.code().startsWith(prefix)
            || entry.code().startsWith(prefix.toUpperCase(Locale.ROOT))) {
          found[0].take(entry.code(), entry.code());
          continue;
        }
        String small = prefix.toLowerCase(Locale.ROOT);
        if (entry.nameZh().startsWith(small)) {
          found[1].take(entry.nameZh(), entry.code());
        }
        if (english != null && english.startsWith(small)) {
          found[2].take(english, entry.code());
        }
      }
    }
    Map<String, List<String>> codes = new HashMap<>();
    all.forEach(
        (prefix, found) -> {
          List<String> first = new ArrayList<>();
          for (First each : found) {
            each.keys.forEach(key -> first.add(key.substring(key.indexOf('\n') + 1)));
          }
          codes.put(prefix, first.subList(0, Math.min(most, first.size())));
        });
    return codes;
  }

  /** The least few of many. */
  private static final class First {
    private final int most;
    private final TreeSet<String> keys = new TreeSet<>();

    First(int most) {
      this.most = most;
    }

    void take(String key, String code) {
      if (keys.size() < most || key.compareTo(keys.last()) <= 0) {
        keys.add(key + '\n' + code);
        if (keys.size() > most) {
          keys.pollLast();
        }
      }
    }
  }
}
