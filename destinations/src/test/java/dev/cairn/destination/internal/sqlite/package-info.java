@NullMarked
package dev.cairn.destination.internal.sqlite;

import org.jspecify.annotations.NullMarked;
