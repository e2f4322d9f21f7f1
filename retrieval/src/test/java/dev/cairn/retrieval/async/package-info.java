@NullMarked
package dev.cairn.retrieval.async;

import org.jspecify.annotations.NullMarked;
