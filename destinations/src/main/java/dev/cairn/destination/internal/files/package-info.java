@NullMarked
package dev.cairn.destination.internal.files;

import org.jspecify.annotations.NullMarked;
