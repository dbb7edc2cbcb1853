package dev.bqt.compiler.route;

/** One compiled rule, in the shape of the JSON that is read by those who run it. */
public sealed interface Route {

  /** What it is called in {@code Info.Workflow}, or null. */
  default String workflow() {
    return json().fields().get("Info") instanceof JsonTree.Node info
            && info.fields().get("Workflow") instanceof JsonTree.Chars name
        ? name.value()
        : null;
  }

  /** The whole rule, keys in the order in which they are written. */
  JsonTree.Node json();

  /** A rule of BqTail: objects that land. */
  record ObjectRoute(JsonTree.Node json) implements Route {}

  /** A route of BqDispatch: jobs that have finished. */
  record JobRoute(JsonTree.Node json) implements Route {}
}
