/** Template text to tokens to a tree: the grammar of Jinja 3.1. */
@NullMarked
package dev.cairn.templates.internal.syntax;

import org.jspecify.annotations.NullMarked;
