package io.baton.campaign;

import io.baton.access.Person;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What others, or the clock, did to campaigns that concern a person: those that the person planned,
 * decided about or wrote a word on. How far somebody has read is the reader's own affair and stands
 * in no audit.
 */
@Component
class News {
  private static final int MOST = 30;
  private static final int MOST_UNSEEN = 99;

  private static final String CONCERNING =
      """
      from campaign_remark r join campaign_campaign c on c.id = r.campaign_id
      where r.by_name <> :name and starts_with(c.branch_path, :branch)
        and (c.owner = :name
          or c.id in (select m.campaign_id from campaign_remark m where m.by_name = :name))
      """;

  private final JdbcClient jdbc;

  News(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param id grows with time
   * @param unseen whether it came after what the person has read
   */
  record NewsItem(
      long id,
      String campaign,
      String name,
      Instant at,
      String by,
      Remarks.Verdict verdict,
      String text,
      boolean unseen) {}

  /**
   * @param items the newest first
   * @param unseen how many have not been read, up to 99
   */
  record NewsPage(List<NewsItem> items, long unseen) {}

  @Transactional(readOnly = true)
  public NewsPage of(Person person) {
    long seen = seen(person);
    List<NewsItem> items =
        jdbc.sql(
                "select r.id, c.code, c.name, r.at, r.by_name, r.verdict, r.text "
                    + CONCERNING
                    + " order by r.id desc limit "
                    + MOST)
            .param("name", person.name())
            .param("branch", person.branchPath())
            .query(
                (row, n) ->
                    new NewsItem(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        Remarks.Verdict.valueOf(row.getString(6)),
                        row.getString(7),
                        row.getLong(1) > seen))
            .list();
    long unseen =
        jdbc.sql(
                "select count(*) from (select 1 "
                    + CONCERNING
                    + " and r.id > :seen limit "
                    + MOST_UNSEEN
                    + ") u")
            .param("name", person.name())
            .param("branch", person.branchPath())
            .param("seen", seen)
            .query(Long.class)
            .single();
    return new NewsPage(items, unseen);
  }

  /** From now on this and what came before is read; a mark never goes back. */
  @Transactional
  public void read(Person person, long upTo) {
    jdbc.sql(
            """
            insert into campaign_news_seen (person_id, remark_id)
            select :person, coalesce(max(id), 0) from campaign_remark where id <= :upTo
            on conflict (person_id) do update
            set remark_id = greatest(campaign_news_seen.remark_id, excluded.remark_id)""")
        .param("person", person.id())
        .param("upTo", upTo)
        .update();
  }

  private long seen(Person person) {
    return jdbc.sql("select remark_id from campaign_news_seen where person_id = ?")
        .param(person.id())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
