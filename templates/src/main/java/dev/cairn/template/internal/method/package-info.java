/** The attributes and methods of Python's types. */
@NullMarked
package dev.cairn.template.internal.method;

import org.jspecify.annotations.NullMarked;
