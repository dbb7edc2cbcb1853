package dev.bqt.compiler.ast;

/** How a load, a job or an action ended. */
public enum Outcome {
  SUCCESS,
  FAILURE
}
