/** JSON Schema draft-07: checking documents, and saying what is wrong with them. */
@NullMarked
package dev.cairn.documents.schema;

import org.jspecify.annotations.NullMarked;
