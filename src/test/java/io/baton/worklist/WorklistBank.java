package io.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.DataKeys;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.channel.Channel;
import io.baton.channel.ChannelCode;
import io.baton.channel.OutboundMessage;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.shared.BatonClock;
import io.baton.testing.HttpCaller;
import io.baton.touch.Touches;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody to be contacted, and the people who do it. */
abstract class WorklistBank {
  private static final String PASSWORD = "a-Long-enough-Passw0rd";

  @LocalServerPort int port;
  @Autowired WorklistAdapter adapter;
  @Autowired Branches branches;
  @Autowired Users users;
  @Autowired Customers customers;
  @Autowired Consents consents;
  @Autowired JdbcClient jdbc;
  @Autowired EventIntake events;
  @Autowired BatonClock clock;
  @Autowired Touches touches;
  @Autowired AnsweredMeanwhile answered;
  @Autowired TransactionTemplate transactions;
  @Autowired DataKeys keys;

  String branch;
  HttpCaller manager;
  HttpCaller neighbour;
  HttpCaller operator;
  String key;
  int customer;

  @BeforeEach
  void makePeople() {
    String suffix = UUID.randomUUID().toString().substring(0, 8);
    branch = "B" + suffix;
    String elsewhere = "E" + suffix;
    branches.putAll(
        List.of(new Branch(branch, "Here", null), new Branch(elsewhere, "Elsewhere", null)));
    manager = person("rm-" + suffix, "RELATIONSHIP_MANAGER", branch);
    neighbour = person("rn-" + suffix, "RELATIONSHIP_MANAGER", elsewhere);
    operator = person("op-" + suffix, "OPERATOR", Branches.HEAD_OFFICE);
    key = "W-" + suffix;
    customer =
        customers.register(List.of(new NewCustomer(key, branch, "王", null, "13800138000")))
            .ids()[0];
    for (String channel : List.of("CALL", "RM_TASK")) {
      consents.grant(CustomerSet.of(customer), channel, "MARKETING", "form 7", "IMPORT");
    }
  }

  HttpCaller person(String name, String role, String at) {
    users.create(new UserDraft(name, PASSWORD, Set.of(role), at));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  UUID handOver(ChannelCode code, String campaign, String text) {
    UUID touch = UUID.randomUUID();
    Channel channel = adapter.open(code);
    OutboundMessage message = new OutboundMessage(touch, key, null, "Call", text, campaign);
    for (int i = 0; i < 2; i++) {
      assertThat(channel.send(List.of(message)))
          .containsExactly(new SendResult.Accepted(touch.toString()));
    }
    return touch;
  }

  void respond(String campaign) {
    String click =
        """
        {"id":"%s","source":"app","type":"response","customer":"%s","at":"%s",
         "fields":{"channel":"APP_PUSH","campaign":"%s","kind":"CLICK"}}
        """
            .formatted(UUID.randomUUID(), key, clock.now(), campaign);
    events.accept(List.of(new RawEvent("app", click.getBytes(StandardCharsets.UTF_8))));
  }

  HttpCaller.Answer upload(String csv) {
    String boundary = "b-" + UUID.randomUUID();
    String body =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, csv, boundary);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(operator.uri("/api/call-lists/results"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    operator.cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return operator.exchange(request);
  }

  String state(UUID touch) {
    return jdbc.sql("select state from worklist_item where touch_id = ?")
        .param(touch)
        .query(String.class)
        .single();
  }
}
