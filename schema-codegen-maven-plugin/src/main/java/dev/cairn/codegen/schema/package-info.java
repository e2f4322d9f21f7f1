/** Schema documents as located trees, and the references between them. */
@NullMarked
package dev.cairn.codegen.schema;

import org.jspecify.annotations.NullMarked;
