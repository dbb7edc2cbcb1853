package dev.bqt.runtime.contract;

/**
 * Something that the documentation says of a service.
 *
 * @param name unique, in words with hyphens
 * @param page where it is said
 * @param check holds, or throws
 */
record Clause(String name, Page page, Check check) {

  /** Whether a place does what the clause says. */
  interface Check {
    /** Throws when it does not. */
    void holdsOn(Ground ground) throws Exception;
  }
}
