/** Validates documents against JSON Schema (draft 7) and reports violations with their places. */
@NullMarked
package dev.cairn.documents.schema;

import org.jspecify.annotations.NullMarked;
