package dev.bqt.compiler.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * What a generator decides, one decision after the other. Those that are not there are 0, and 0 is
 * the simplest: so an example that fails becomes smaller as jqwik shortens the list and lessens its
 * numbers.
 */
public final class Choices {

  private static final int NUMBERS = 5_040;

  private final List<Integer> all;
  private int next;

  /** These decisions, and zeros behind them. */
  public Choices(List<Integer> all) {
    this.all = List.copyOf(all);
  }

  /** Any decisions, at most so many. */
  public static Arbitrary<List<Integer>> lists(int most) {
    return Arbitraries.integers()
        .between(0, NUMBERS - 1)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases()
        .list()
        .ofMinSize(0)
        .ofMaxSize(most)
        .withSizeDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }

  /** From 0 up to a bound, which is not reached. */
  public int below(int bound) {
    return next < all.size() ? all.get(next++) % bound : 0;
  }

  /** Once in so many times. */
  public boolean onceIn(int times) {
    return below(times) == times - 1;
  }

  /** One of them; the first is the simplest. */
  public <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /** A list of at least and at most so many. */
  public <T> List<T> list(int least, int most, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int left = least + below(most - least + 1); left > 0; left--) {
      items.add(item.get());
    }
    return items;
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
