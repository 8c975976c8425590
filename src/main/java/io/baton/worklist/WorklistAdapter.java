package io.baton.worklist;

import io.baton.channel.Channel;
import io.baton.channel.ChannelAdapter;
import io.baton.channel.ChannelCode;
import io.baton.customer.Customers;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class WorklistAdapter implements ChannelAdapter {
  static final String NAME = "worklist";

  private final HandingOver handingOver;
  private final Customers customers;

  WorklistAdapter(HandingOver handingOver, Customers customers) {
    this.handingOver = handingOver;
    this.customers = customers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<ChannelCode> serves() {
    return Set.of(ChannelCode.CALL, ChannelCode.RM_TASK);
  }

  @Override
  public Channel open(ChannelCode code) {
    return new WorklistChannel(code, handingOver, customers);
  }
}
