package io.baton.customer;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customers: a dense id inside, the bank's key outside. The sets are pictures held in memory;
 * they show a registration once its transaction has committed.
 */
@Component
public class Customers {
  private static final Pattern KEY =
      Pattern.compile("[^\\s\\p{Cc}](?:[^\\p{Cc}]{0,62}[^\\s\\p{Cc}])?");
  private static final int SLICE = 20_000;

  private final JdbcTemplate jdbc;
  private final KnownCustomers known;
  private final RegisteringCustomers registering;
  private final PersonalData personal;
  private final Branches branches;

  Customers(
      JdbcTemplate jdbc,
      KnownCustomers known,
      RegisteringCustomers registering,
      PersonalData personal,
      Branches branches) {
    this.jdbc = jdbc;
    this.known = known;
    this.registering = registering;
    this.personal = personal;
    this.branches = branches;
  }

  /** 1 to 64 characters, no control characters, no space at either end. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  public CustomerSet everyone() {
    return known.current().everyone();
  }

  /** The customers of the branch and of all below it; {@code "/"} is everyone. */
  public CustomerSet inBranch(String branchPath) {
    if (branchPath.equals("/")) {
      return everyone();
    }
    Map<String, CustomerSet> members = known.current().branches();
    CustomerSet found = CustomerSet.empty();
    for (Branch branch : branches.all()) {
      if (branch.path().startsWith(branchPath)) {
        found = found.or(members.getOrDefault(branch.code(), CustomerSet.empty()));
      }
    }
    return found;
  }

  /** Those the person may know of; head office sees all. */
  public CustomerSet visibleTo(Person person) {
    return inBranch(person.branchPath());
  }

  /**
   * EMAIL and SMS: those with such an address that is not known to be dead. No other channel needs
   * one.
   */
  public CustomerSet reachableBy(String channel) {
    return switch (channel) {
      case "EMAIL" -> known.current().withEmail();
      case "SMS" -> known.current().withMobile();
      default -> everyone();
    };
  }

  public OptionalInt idOf(String key) {
    Integer id = idsOf(List.of(key)).get(key);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** Without the keys that no customer has. */
  public Map<String, Integer> idsOf(Collection<String> keys) {
    Map<String, Integer> found = new HashMap<>();
    List<String> asked = keys.stream().filter(Customers::isKey).toList();
    for (int from = 0; from < asked.size(); from += SLICE) {
      List<String> slice = asked.subList(from, Math.min(from + SLICE, asked.size()));
      jdbc.query(
          "select key, id from customer_customer where key = any (?)",
          row -> {
            found.put(row.getString(1), row.getInt(2));
          },
          (Object) slice.toArray(String[]::new));
    }
    return found;
  }

  /**
   * @throws BatonException CUSTOMER_UNKNOWN
   */
  public String keyOf(int id) {
    String key = keysOf(CustomerSet.of(id)).get(id);
    if (key == null) {
      throw new BatonException(CustomerError.CUSTOMER_UNKNOWN, "no such customer");
    }
    return key;
  }

  /** One lookup for the whole set; without the ids that no customer has. */
  public Map<Integer, String> keysOf(CustomerSet few) {
    Map<Integer, String> found = new HashMap<>();
    for (long from = 0; from < few.size(); from += SLICE) {
      jdbc.query(
          "select id, key from customer_customer where id = any (?)",
          row -> {
            found.put(row.getInt(1), row.getString(2));
          },
          (Object) boxed(few.slice(from, SLICE)));
    }
    return found;
  }

  /** Every customer of the set with the key, in order of id; for sets of any size. */
  public void forEachKey(CustomerSet customers, ObjIntConsumer<String> action) {
    for (long from = 0; from < customers.size(); from += SLICE) {
      CustomerSet slice = customers.slice(from, SLICE);
      Map<Integer, String> keys = keysOf(slice);
      slice.forEach(
          id -> {
            String key = keys.get(id);
            if (key != null) {
              action.accept(key, id);
            }
          });
    }
  }

  /**
   * Adds who is new and changes what is new, by key. A list of any length is one transaction and
   * its ids follow its order; a rollback leaves no gap in the ids.
   *
   * @throws BatonException CUSTOMER_INVALID with a finding for each key that cannot be used
   */
  @Transactional
  public RegisterReport register(List<NewCustomer> customers) {
    return registering.register(customers);
  }

  /**
   * Where to send to, in the clear: for the dispatcher, which keeps nothing of it. Addresses known
   * to be dead are left out.
   *
   * @param channel EMAIL or SMS; other channels have no addresses
   */
  public Map<Integer, String> addresses(String channel, Collection<Integer> ids) {
    PersonalField field = fieldOf(channel);
    if (field == null || ids.isEmpty()) {
      return Map.of();
    }
    Map<Integer, String> found = new HashMap<>();
    String column = field == PersonalField.EMAIL ? "email" : "mobile";
    List<Integer> asked = new ArrayList<>(ids);
    for (int from = 0; from < asked.size(); from += SLICE) {
      List<Integer> slice = asked.subList(from, Math.min(from + SLICE, asked.size()));
      jdbc.query(
          """
          select id, key, $_cipher from customer_customer
          where id = any (?) and $_cipher is not null and not exists
            (select from customer_dead_address d where d.channel = ? and d.mark = $_mark)
          """
              .replace("$", column),
          row -> {
            found.put(row.getInt(1), personal.open(field, row.getString(2), row.getBytes(3)));
          },
          slice.toArray(Integer[]::new),
          channel);
    }
    return found;
  }

  static @Nullable PersonalField fieldOf(String channel) {
    return switch (channel) {
      case "EMAIL" -> PersonalField.EMAIL;
      case "SMS" -> PersonalField.MOBILE;
      default -> null;
    };
  }

  static Integer[] boxed(CustomerSet customers) {
    Integer[] ids = new Integer[Math.toIntExact(customers.size())];
    int[] next = {0};
    customers.forEach(id -> ids[next[0]++] = id);
    return ids;
  }
}
