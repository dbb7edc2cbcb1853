package dev.bqt.compiler.decompile.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The type into which the legacy decodes a value. */
sealed interface Shape {

  /** A value without parts. */
  enum Plain implements Shape {
    TEXT("a text"),
    TRUTH("true or false"),
    WHOLE("a whole number"),
    /** A 64-bit number that the REST interface of BigQuery carries as text. */
    DIGITS("a whole number in quotes"),
    ANY("anything");

    private final String words;

    Plain(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** A list. */
  record Listing(Shape element) implements Shape {

    @Override
    public String words() {
      return "a list";
    }
  }

  /** Any keys, values of one type. */
  record Free(Shape value) implements Shape {

    @Override
    public String words() {
      return "an object";
    }
  }

  /** Keys that are known, in the order in which people write them. */
  final class Struct implements Shape {

    private final Map<String, Shape> fields = new LinkedHashMap<>();

    Struct with(String name, Shape shape) {
      fields.put(name, shape);
      return this;
    }

    Struct texts(String... names) {
      for (String name : names) {
        fields.put(name, Plain.TEXT);
      }
      return this;
    }

    Struct truths(String... names) {
      for (String name : names) {
        fields.put(name, Plain.TRUTH);
      }
      return this;
    }

    Struct wholes(String... names) {
      for (String name : names) {
        fields.put(name, Plain.WHOLE);
      }
      return this;
    }

    /** The type of a field by its exact name, or null. */
    Shape of(String name) {
      return fields.get(name);
    }

    /** The name of the field that a key means: the exact one, or the first in another case. */
    String find(String key) {
      if (fields.containsKey(key)) {
        return key;
      }
      return fields.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(null);
    }

    /** All names, in order. */
    List<String> names() {
      return List.copyOf(fields.keySet());
    }

    @Override
    public String words() {
      return "an object";
    }
  }

  /** What a value of this type is, as people say it. */
  String words();
}
