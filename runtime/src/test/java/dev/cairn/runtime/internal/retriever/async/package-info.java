@NullMarked
package dev.cairn.runtime.internal.retriever.async;

import org.jspecify.annotations.NullMarked;
