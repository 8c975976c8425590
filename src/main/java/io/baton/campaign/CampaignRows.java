package io.baton.campaign;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface CampaignRows extends ListCrudRepository<Campaign, Long> {
  Optional<Campaign> findByCode(String code);

  List<Campaign> findByParentIdOrderById(Long parentId);

  List<Campaign> findByStateIn(List<CampaignState> states);

  List<Campaign> findBySegmentAndStateInOrderByCode(String segment, List<CampaignState> states);

  /** Whose trigger has the text anywhere. */
  List<Campaign> findByTriggerContainingAndStateInOrderByCode(
      String text, List<CampaignState> states);

  /** Held until the transaction ends: approval, launch and edit of one campaign take turns. */
  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Campaign> findOneById(Long id);

  @Query("SELECT nextval('campaign_code')")
  long nextNumber();
}
