package dev.bqt.e2e.chaos;

import java.util.List;
import java.util.function.Function;

/**
 * Something that holds after every run, whatever happened in it.
 *
 * @param name the law, as a sentence
 * @param breaches of it in a site, a sentence each; empty where it holds
 */
record Law(String name, Function<SiteView, List<String>> breaches) {}
