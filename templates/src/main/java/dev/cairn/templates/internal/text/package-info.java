/** Work on texts that several functions, filters and methods share. */
@NullMarked
package dev.cairn.templates.internal.text;

import org.jspecify.annotations.NullMarked;
