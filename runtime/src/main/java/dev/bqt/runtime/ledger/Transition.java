package dev.bqt.runtime.ledger;

/**
 * An object's way from one state to the next.
 *
 * @param before as it was when somebody looked at it; only an object that is still in that state,
 *     window and job goes the way
 * @param after with its new state, window, job and reason
 */
public record Transition(ObjectRow before, ObjectRow after) {}
