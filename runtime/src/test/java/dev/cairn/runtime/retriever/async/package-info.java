@NullMarked
package dev.cairn.runtime.retriever.async;

import org.jspecify.annotations.NullMarked;
