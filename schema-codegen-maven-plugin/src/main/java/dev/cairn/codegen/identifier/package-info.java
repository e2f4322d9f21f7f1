/** Words of schemas as Java's identifiers. */
@NullMarked
package dev.cairn.codegen.identifier;

import org.jspecify.annotations.NullMarked;
