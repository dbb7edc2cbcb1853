package dev.bqt.compiler.route;

import java.util.List;

/**
 * One rule as the legacy functions read it. What the rule did not say is null or empty, and is not
 * written.
 *
 * @param batch null for no batching
 */
public record Route(Header header, Match when, Destination dest, Batch batch, Reactions reactions) {

  /**
   * What is said about the rule itself.
   *
   * @param workflow {@code Info.Workflow}, or null
   */
  public record Header(String workflow, boolean disabled, boolean async) {}

  /** Which objects; a condition that was not stated is null. */
  public record Match(String prefix, String suffix, String filter, String exclusion) {}

  /**
   * Where to.
   *
   * @param sourceFormat in the REST interface's words, or null
   * @param options further fields of the load configuration
   */
  public record Destination(String table, String sourceFormat, JsonTree.Node options) {}

  /**
   * How objects are gathered.
   *
   * @param windowSeconds null for the legacy's own default
   */
  public record Batch(Long windowSeconds) {}

  /** What is to follow. */
  public record Reactions(List<Step> onSuccess, List<Step> onFailure) {

    /** Copies the lists. */
    public Reactions {
      onSuccess = List.copyOf(onSuccess);
      onFailure = List.copyOf(onFailure);
    }
  }

  /**
   * One action.
   *
   * @param request empty if the action has none
   */
  public record Step(String action, JsonTree.Node request) {}
}
