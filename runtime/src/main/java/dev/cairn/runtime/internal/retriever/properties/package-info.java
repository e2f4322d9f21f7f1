/** The properties that requests ask for by name, and records that come in several parts because of that. */
@NullMarked
package dev.cairn.runtime.internal.retriever.properties;

import org.jspecify.annotations.NullMarked;
