package io.baton.element;

import java.util.List;

/** Says which things of its kind use an element; every module that uses elements has one. */
public interface ElementUsers {
  List<ElementUse> usersOf(String element);
}
