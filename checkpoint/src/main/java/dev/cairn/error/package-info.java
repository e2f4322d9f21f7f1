/** What can go wrong at run time, as one family of exceptions. */
@NullMarked
package dev.cairn.error;

import org.jspecify.annotations.NullMarked;
