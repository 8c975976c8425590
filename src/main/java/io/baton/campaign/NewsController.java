package io.baton.campaign;

import io.baton.access.Access;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What happened to campaigns that concern whoever asks. */
@RestController
@RequestMapping("/api/news")
class NewsController {
  private final News news;
  private final Access access;

  NewsController(News news, Access access) {
    this.news = news;
    this.access = access;
  }

  /**
   * @param upTo id of the newest item that was shown
   */
  record NewsRead(long upTo) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER')")
  News.NewsPage news() {
    return news.of(access.current());
  }

  @PostMapping("/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('MARKETER', 'APPROVER')")
  void read(@RequestBody NewsRead mark) {
    news.read(access.current(), mark.upTo());
  }
}
