package io.baton.tag.product;

import io.baton.tag.Tag;
import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import io.baton.tag.Tags;
import io.baton.tag.product.ProductBook.Join;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Joined tags rest on the customers' tag they are made of. */
@Component
class JoinsUseTags implements TagUsers {
  private final ProductBook book;
  private final ObjectProvider<Tags> tags;

  JoinsUseTags(ProductBook book, ObjectProvider<Tags> tags) {
    this.book = book;
    this.tags = tags;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return book.joins().stream()
        .filter(join -> join.customerTag().equals(tag))
        .map(
            join ->
                new TagUse(
                    "TAG",
                    join.tag(),
                    tags.getObject().find(join.tag()).map(Tag::nameZh).orElse(join.tag())))
        .toList();
  }

  @Override
  public Set<String> used() {
    return book.joins().stream().map(Join::customerTag).collect(Collectors.toSet());
  }
}
