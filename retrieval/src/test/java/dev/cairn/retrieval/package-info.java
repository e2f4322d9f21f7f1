@NullMarked
package dev.cairn.retrieval;

import org.jspecify.annotations.NullMarked;
