@NullMarked
package dev.cairn.destinations.internal.files;

import org.jspecify.annotations.NullMarked;
