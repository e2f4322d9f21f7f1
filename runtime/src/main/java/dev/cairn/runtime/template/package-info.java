/** Jinja templates with Python's semantics, compiled to closures. */
@NullMarked
package dev.cairn.runtime.template;

import org.jspecify.annotations.NullMarked;
