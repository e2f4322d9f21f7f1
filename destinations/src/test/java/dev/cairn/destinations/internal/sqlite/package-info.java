@NullMarked
package dev.cairn.destinations.internal.sqlite;

import org.jspecify.annotations.NullMarked;
