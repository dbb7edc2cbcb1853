package dev.bqt.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.util.Key;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The options of a load are the fields that Google's own client for the REST interface has. */
class LoadOptionsTest {

  private static final String REST = "com.google.api.services.bigquery.model.JobConfigurationLoad";
  private static final Set<String> STATED_OTHERWISE =
      Set.of("sourceformat", "sourceuris", "destinationtable");

  @Test
  void theyAreTheFieldsOfTheRestInterfaceNestedOnesToo() throws ClassNotFoundException {
    Map<String, Field> rest = fields(Class.forName(REST));
    rest.keySet().removeAll(STATED_OTHERWISE);

    assertSame(rest, LoadOptions.OF_LOAD);
  }

  private static void assertSame(Map<String, Field> rest, LoadOptions options) {
    Set<String> known = new TreeSet<>();
    for (LoadOption option : options.all()) {
      if (option.path().size() == 1) {
        String key = option.path().get(0).toLowerCase(Locale.ROOT);
        known.add(key);
        if (option.inside() != null && rest.containsKey(key)) {
          assertSame(fields(element(rest.get(key).getGenericType())), option.inside());
        }
      }
    }
    assertThat(known).isEqualTo(rest.keySet());
  }

  /** The fields that are keys of JSON, by their names in small letters. */
  private static Map<String, Field> fields(Class<?> type) {
    Map<String, Field> keys = new TreeMap<>();
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Key.class))
        .forEach(field -> keys.put(field.getName().toLowerCase(Locale.ROOT), field));
    assertThat(keys).as("%s", type).isNotEmpty();
    return keys;
  }

  private static Class<?> element(Type type) {
    return (Class<?>)
        (type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type);
  }
}
