package dev.bqt.runtime.cloud.google;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, and made again if that failed. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private T made;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
