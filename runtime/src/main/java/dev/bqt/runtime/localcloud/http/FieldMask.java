package dev.bqt.runtime.localcloud.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of the members of a list a client wants to see: the {@code fields} parameter, as far
 * as it is of the form {@code a,items(b,c)}. What is not understood leaves everything in.
 *
 * @param wanted fields of each member; empty for all
 * @param around fields beside the list, and the list's own name; empty for all
 */
public record FieldMask(Optional<Set<String>> wanted, Optional<Set<String>> around) {

  /** The mask on the members of that list. */
  public static FieldMask of(WireRequest request, String list) {
    String fields = request.parameter("fields").orElse("");
    int start = fields.indexOf(list + "(");
    int open = start + list.length();
    int close = fields.indexOf(')', Math.max(open, 0));
    if (start < 0 || close < 0) {
      return new FieldMask(Optional.empty(), Optional.empty());
    }
    Set<String> names = new HashSet<>();
    for (String name : fields.substring(open + 1, close).split(",")) {
      if (!name.matches("\\w+")) {
        return new FieldMask(Optional.empty(), Optional.empty());
      }
      names.add(name);
    }
    String outside = fields.substring(0, open) + fields.substring(close + 1);
    return new FieldMask(Optional.of(names), Optional.of(Set.copyOf(List.of(outside.split(",")))));
  }

  /** Whether no other fields than these are wanted. */
  public boolean isWithin(Set<String> fields) {
    return wanted.filter(fields::containsAll).isPresent();
  }

  /** Leaves the wanted fields alone in what holds the list. */
  public ObjectNode applyAround(ObjectNode page) {
    around.ifPresent(page::retain);
    return page;
  }

  /** Leaves the wanted fields alone in this member. */
  public ObjectNode apply(ObjectNode member) {
    wanted.ifPresent(member::retain);
    return member;
  }
}
