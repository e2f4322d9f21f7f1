/**
 * Query properties: which properties requests ask for by name, and how the parts of records are merged where it takes
 * several requests.
 */
@NullMarked
package dev.cairn.retrieval.properties;

import org.jspecify.annotations.NullMarked;
