package dev.bqt.compiler.automaton;

/** Whether a text lies in several languages. */
public sealed interface Answer {

  /**
   * One does.
   *
   * @param text the shortest, and of the shortest the nicest to look at
   */
  record Witness(String text) implements Answer {}

  /** None does. */
  record Empty() implements Answer {}

  /**
   * Not found out.
   *
   * @param why as a part of a sentence: "too many states"
   */
  record Unknown(String why) implements Answer {}
}
