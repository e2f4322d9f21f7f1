/** What Java types a schema asks for: decisions, without a line of Java. */
@NullMarked
package dev.cairn.codegen.type;

import org.jspecify.annotations.NullMarked;
