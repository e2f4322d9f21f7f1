@NullMarked
package dev.cairn.retriever.async;

import org.jspecify.annotations.NullMarked;
