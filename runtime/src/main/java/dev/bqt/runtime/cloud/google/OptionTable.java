package dev.bqt.runtime.cloud.google;

import dev.bqt.runtime.cloud.CloudFailure;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Options by their names in BigQuery's REST reference, and how a draft for the client is told of
 * each. What the client cannot carry is not here, and so it is refused.
 */
final class OptionTable<D> {
  private final Map<String, BiConsumer<D, OptionValue>> setters = new TreeMap<>();

  /** Adds an option. */
  OptionTable<D> put(String name, BiConsumer<D, OptionValue> setter) {
    setters.put(name, setter);
    return this;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(setters.keySet());
  }

  /**
   * Tells the draft of all of them.
   *
   * @param who whose options they are, for people
   * @throws dev.bqt.runtime.cloud.CloudFailure BAD_RULE for an option that is unknown, of a wrong
   *     type, or not for this draft
   */
  void tell(D draft, String who, Map<String, Object> options) {
    options.forEach((name, value) -> tell(draft, new OptionValue(who, name, value)));
  }

  /**
   * Why an option cannot be asked for; empty when it can.
   *
   * @param draft may be told of it
   */
  Optional<String> complaint(D draft, String name, Object value) {
    if (!setters.containsKey(name)) {
      return Optional.of("Google's client cannot ask BigQuery for this option");
    }
    try {
      tell(draft, new OptionValue("", name, value));
      return Optional.empty();
    } catch (CloudFailure refusal) {
      return Optional.of(refusal.getMessage());
    }
  }

  private void tell(D draft, OptionValue option) {
    BiConsumer<D, OptionValue> setter = setters.get(option.name());
    if (setter == null) {
      throw option.refused(
          "is not one that can be asked for; these can: " + String.join(", ", names()));
    }
    try {
      setter.accept(draft, option);
    } catch (IllegalArgumentException e) {
      throw option.refused("is not valid: " + e.getMessage());
    }
  }
}
