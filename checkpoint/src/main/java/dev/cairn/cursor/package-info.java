/** What a stream has yet to read, and what can be vouched for. */
@NullMarked
package dev.cairn.cursor;

import org.jspecify.annotations.NullMarked;
