/** Jinja templates with Python's semantics, compiled to closures. */
@NullMarked
package dev.cairn.template;

import org.jspecify.annotations.NullMarked;
