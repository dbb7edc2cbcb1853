package dev.bqt.runtime.faults;

import dev.bqt.runtime.cloud.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store that answers some calls itself, before the real one has its turn. */
final class Lies {
  /** Not a lie: ask the store. */
  static final Object TRUTH = new Object();

  private Lies() {}

  /** What is said to a call. */
  interface Liar {
    /**
     * @param method name of the method
     * @param name the argument that is an object's name, or the empty string
     * @return the answer, {@link #TRUTH} for the store's own
     */
    Object answer(String method, String name);
  }

  static ObjectStore over(ObjectStore truth, Liar liar) {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              boolean named = arguments != null && arguments.length > 1;
              String name = named ? arguments[1].toString() : "";
              Object lie = liar.answer(method.getName(), name);
              if (lie instanceof RuntimeException failure) {
                throw failure;
              }
              try {
                return lie == TRUTH ? method.invoke(truth, arguments) : lie;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
