package io.baton.campaign;

import io.baton.element.ElementUse;
import io.baton.element.ElementUsers;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Campaigns that are not over: drafts by what they name, the others by what they pinned as well.
 */
@Component
class CampaignsUseElements implements ElementUsers {
  private final JdbcClient jdbc;

  CampaignsUseElements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<ElementUse> usersOf(String element) {
    return jdbc.sql(
            """
            with open as (
              select c.code, c.name, c.state, c.branch_path, c.elements, c.campaign_type,
                     (select (pin ->> 'version')::int
                      from jsonb_array_elements(coalesce(c.manifest::jsonb -> 'elements', '[]')) pin
                      where c.state <> 'DRAFT' and pin ->> 'key' = :element) as pinned
              from campaign_campaign c
              where c.state in ('DRAFT', 'IN_APPROVAL', 'APPROVED', 'LIVE'))
            select code, name, state, pinned, branch_path from open
            where pinned is not null or campaign_type = :element or jsonb_exists(elements::jsonb, :element)
            order by code
            """)
        .param("element", element)
        .query(
            (row, n) ->
                new ElementUse(
                    ElementUse.Kind.CAMPAIGN,
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, Integer.class),
                    row.getString(5)))
        .list();
  }
}
