package dev.cairn.workbench.curl;

import dev.cairn.documents.Place;

/**
 * A word of a command.
 *
 * @param text with its quotes undone
 * @param place where it begins
 */
record CurlWord(String text, Place place) {}
