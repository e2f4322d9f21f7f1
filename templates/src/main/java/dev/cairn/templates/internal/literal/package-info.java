/** The last step of an evaluation: rendered text read as a Python literal. */
@NullMarked
package dev.cairn.templates.internal.literal;

import org.jspecify.annotations.NullMarked;
