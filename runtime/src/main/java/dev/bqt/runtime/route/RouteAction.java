package dev.bqt.runtime.route;

import java.util.List;

/** What follows a load. */
public sealed interface RouteAction {

  /** BqTail's name of the action, such as {@code delete}. */
  String name();

  /**
   * Deletes objects.
   *
   * @param urls {@code gs://} URLs; empty means the objects that were loaded
   */
  record Delete(List<String> urls) implements RouteAction {
    /** Copies the list. */
    public Delete {
      urls = List.copyOf(urls);
    }

    @Override
    public String name() {
      return "delete";
    }
  }

  /**
   * Moves objects.
   *
   * @param urls {@code gs://} URLs; empty means the objects that were loaded
   * @param destinationUrl {@code gs://bucket[/folder]}
   * @param exactly true: the destination is the whole new name; false: the object's path is
   *     appended
   */
  record Move(List<String> urls, String destinationUrl, boolean exactly) implements RouteAction {
    /** Copies the list. */
    public Move {
      urls = List.copyOf(urls);
    }

    @Override
    public String name() {
      return "move";
    }
  }
}
