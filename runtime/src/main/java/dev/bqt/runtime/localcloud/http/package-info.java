/**
 * The wire: requests and answers as values, routes from method and path to what answers, Google's
 * error form, multipart bodies, and the in-process transport that Google's clients are given.
 */
package dev.bqt.runtime.localcloud.http;
