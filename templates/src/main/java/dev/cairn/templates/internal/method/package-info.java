/** The attributes and methods of Python's types. */
@NullMarked
package dev.cairn.templates.internal.method;

import org.jspecify.annotations.NullMarked;
