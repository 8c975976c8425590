package io.baton.channel.http;

import io.baton.channel.ChannelCode;
import io.baton.channel.ChannelReports;
import io.baton.shared.BatonClock;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receipts and replies, as peers send them. The signature says who may call. */
@RestController
class CallbackController {
  private final CallbackDoor door;
  private final ObjectProvider<ChannelReports> reports;
  private final BatonClock clock;

  CallbackController(CallbackDoor door, ObjectProvider<ChannelReports> reports, BatonClock clock) {
    this.door = door;
    this.reports = reports;
    this.clock = clock;
  }

  @PostMapping("/channel/{channel}/reports")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("permitAll()")
  @Transactional
  public void report(
      @PathVariable String channel,
      @RequestHeader(name = Signature.KEY_HEADER, required = false) @Nullable String keyId,
      @RequestHeader(name = Signature.TIME_HEADER, required = false) @Nullable String time,
      @RequestHeader(name = Signature.SIGNATURE_HEADER, required = false)
          @Nullable String signature,
      @RequestBody byte[] body,
      HttpServletRequest request) {
    String query = request.getQueryString();
    String path = request.getRequestURI() + (query == null ? "" : "?" + query);
    ChannelCode code =
        door.check(channel, new CallbackDoor.Papers(path, keyId, time, signature), body);
    CallbackShape.Reports told = CallbackShape.read(code, body, clock.now());
    if (door.firstTime(Objects.requireNonNull(signature))) {
      reports.stream()
          .forEach(
              taker -> {
                taker.receipts(told.receipts());
                taker.replies(told.replies());
              });
    }
  }
}
