package dev.bqt.runtime.route;

import com.google.re2j.Pattern;

/**
 * Which objects a rule takes; all that is given must hold. The path that is looked at is the
 * object's name with a leading slash.
 *
 * @param prefix the path begins so; empty means any
 * @param suffix the path ends so; empty means any
 * @param filter found somewhere in the path (RE2); null means any
 * @param exclusion not found anywhere in the path (RE2); null means none
 */
public record ObjectFilter(String prefix, String suffix, Pattern filter, Pattern exclusion) {

  /** Whether the path, which has its leading slash, is taken. */
  public boolean accepts(String path) {
    return path.startsWith(prefix)
        && path.endsWith(suffix)
        && (filter == null || filter.matcher(path).find())
        && (exclusion == null || !exclusion.matcher(path).find());
  }
}
